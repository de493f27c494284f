"""Scrapes with nothing to tell: for each rule on scrapes, what looks most like a fault of its kind and is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

MARKER = "—END—\n"


class Sample(NamedTuple):
    """A real-looking article: its title and three paragraphs, two sentences each."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]
    gap: str

    @property
    def lines(self) -> list[str]:
        return [self.title, *(self.gap.join(pair) for pair in self.paragraphs)]

    @property
    def whole(self) -> str:
        return "\n".join(self.lines) + "\n"


SAMPLES = {
    "ja": Sample(
        "港町の朝市を歩く",
        (
            ("朝の五時、港にはもう人が集まり始めていた。", "魚を積んだ箱が次々と並べられていく。"),
            ("市場ができたのは1952年だという。", "当時は漁師が自分の船の前で売るだけだったそうだ。"),
            ("帰り道で食べた味噌汁は、体の芯まで温かかった。", "また来年の冬にここへ来ようと思う。"),
        ),
        "",
    ),
    "zh": Sample(
        "老城里的面馆",
        (
            ("每天清晨六点,面馆的灯就亮了。", "师傅先把昨夜发好的面团切成小块。"),
            ("这家店从1987年开到今天,换过三次招牌。", "老顾客们仍然叫它最早的名字。"),
            ("下雨的时候,窗边的座位总是最先坐满。", "人们看着街上的伞慢慢走远。"),
        ),
        "",
    ),
    "ko": Sample(
        "골목 끝의 작은 서점",
        (
            ("서점은 좁은 골목의 맨 끝에 있다.", "문을 열면 오래된 종이 냄새가 먼저 손님을 맞는다."),
            ("주인은 2011년에 회사를 그만두고 이곳을 열었다.", "처음 한 해 동안은 손님이 거의 없었다고 한다."),
            ("지금은 주말마다 낭독 모임이 열린다.", "모임이 끝나면 모두 함께 차를 마신다."),
        ),
        " ",
    ),
    "en": Sample(
        "The Ferry That Runs at Night",
        (
            (
                "The last ferry leaves the island at ten past eleven.",
                "Most of its passengers work in the mainland bakeries.",
            ),
            (
                "It has run since 1964, through storms and strikes.",
                "The captain keeps a list of every crossing he made.",
            ),
            ("By four in the morning the ovens are hot.", "The smell of bread reaches the empty quay."),
        ),
        " ",
    ),
    "de": Sample(
        "Ein Garten über den Dächern",
        (
            ("Auf dem Parkhaus am Bahnhof wachsen seit Mai Tomaten.", "Die Erde wurde in Säcken hinaufgetragen."),
            ("Zwölf Familien teilen sich 340 Quadratmeter.", "Wer gießt, darf am Abend auch ernten."),
            ("Im Winter steht dort nur der Grünkohl.", "Von oben sieht man den Rauch der Schornsteine."),
        ),
        " ",
    ),
    "fr": Sample(
        "Le dernier horloger du quartier",
        (
            ("Sa boutique n'a qu'une fenêtre, tournée vers la rivière.", "Il y répare les montres depuis 1979."),
            ("Les clients viennent parfois de très loin.", "Certains attendent des mois sans se plaindre."),
            ("Le soir, il remonte chaque pendule à la main.", "Puis il ferme la porte et rentre à pied."),
        ),
        " ",
    ),
    "es": Sample(
        "La escuela junto al faro",
        (
            ("En la escuela del faro estudian nueve niños.", "La maestra llega cada lunes en una barca azul."),
            ("El edificio fue un almacén hasta 1993.", "Todavía huele a sal y a cuerda mojada."),
            ("Cuando hay niebla, las clases empiezan más tarde.", "Nadie se queja de esperar el sol."),
        ),
        " ",
    ),
    "ru": Sample(
        "Библиотека на колёсах",
        (
            ("Автобус с книгами приезжает в деревню по средам.", "Дети встречают его ещё на мосту."),
            ("За рулём с 2003 года сидит один и тот же человек.", "Он помнит, кто какую книгу ещё не вернул."),
            ("Зимой дорогу часто заносит снегом.", "Тогда книги везут на санях до самой школы."),
        ),
        " ",
    ),
    "th": Sample(
        "ร้านกาแฟริมคลอง",
        (
            ("ร้านเปิดทุกวันตั้งแต่ตีห้าครึ่ง", "ลูกค้าคนแรกมักเป็นคนขับเรือที่เพิ่งเลิกงาน"),
            ("เจ้าของร้านคั่วเมล็ดกาแฟเองมาตั้งแต่ปี 2530", "เตาเก่าใบนั้นยังใช้ได้ดีจนถึงทุกวันนี้"),
            ("ตอนเย็นเด็กๆ จะมานั่งทำการบ้านกันที่โต๊ะไม้ตัวยาว", "เสียงหัวเราะดังไปถึงอีกฝั่งของคลอง"),
        ),
        " ",
    ),
}
"""One a language; the Thai one has no sentence marks, as Thai has none."""


def join(*fragments: str) -> str:
    return MARKER.join(fragments)


def tell_alone(sample: Sample) -> str:
    """One fragment, unmarked."""
    return sample.whole


def tell_marked(sample: Sample) -> str:
    """One fragment and its marker."""
    return sample.whole + MARKER


def tell_twice(sample: Sample) -> str:
    """Two fragments that say the same."""
    return join(sample.whole, sample.whole)


def tell_beginning(sample: Sample) -> str:
    """A whole fragment, and one that stops with the first sentence of a paragraph."""
    return join(sample.whole, "\n".join([*sample.lines[:2], sample.paragraphs[1][0]]) + "\n")


def tell_rest(sample: Sample) -> str:
    """A whole fragment, and one that starts with the second sentence of a paragraph."""
    return join(sample.whole, "\n".join([sample.paragraphs[0][1], *sample.lines[2:]]) + "\n")


def tell_paragraphs(sample: Sample) -> str:
    """Two windows that share a paragraph, and each of which has one of its own."""
    return join("\n".join(sample.lines[:3]) + "\n", "\n".join(sample.lines[2:]) + "\n")


def tell_refrain(sample: Sample) -> str:
    """A sentence that comes again at the end, in both fragments."""
    text = f"{sample.whole}{sample.paragraphs[0][0]}\n"
    return join(text, text)


def tell_other_lines(sample: Sample) -> str:
    """A blank line between the paragraphs of one, none in the other."""
    return join(sample.whole, "\n\n".join(sample.lines) + "\n")


def tell_windows_lines(sample: Sample) -> str:
    """Line ends of another system in one of the two."""
    return join(sample.whole, sample.whole.replace("\n", "\r\n"))


def tell_dashes(sample: Sample) -> str:
    """Markers of other dashes, with and without spaces."""
    return f"{sample.whole}--- END ---\n{sample.whole}——END——\n{sample.whole}– END –\n"


def tell_word_in_a_line(sample: Sample) -> str:
    """The word of a marker inside a sentence."""
    return f"{sample.whole}{sample.paragraphs[2][0]} END {sample.paragraphs[2][1]}\n"


_SAME = (tell_alone, tell_marked, tell_twice)
_PARTS = (tell_beginning, tell_rest, tell_paragraphs)
_FORMS = (tell_other_lines, tell_windows_lines)

LEFT_ALONE: dict[str, tuple[Callable[[Sample], str], ...]] = {
    "C107": (*_SAME, tell_other_lines),
    "S102": (tell_alone, tell_marked, *_PARTS),
    "S103": (*_SAME, tell_paragraphs),
    "S104": (*_SAME, *_PARTS),
    "S105": (*_SAME, *_PARTS),
    "S106": (*_SAME, *_PARTS),
    "S201": (*_SAME, *_FORMS),
    "S202": (*_SAME, *_PARTS, *_FORMS),
    "S203": (*_SAME, *_PARTS, *_FORMS),
    "S204": (*_SAME, *_PARTS, *_FORMS),
    "S205": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S206": (*_SAME, *_PARTS, *_FORMS),
    "S207": (*_SAME, *_PARTS, tell_refrain),
    "S209": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S210": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S211": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S212": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S213": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S214": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S215": (*_SAME, *_PARTS, *_FORMS, tell_refrain),
    "S302": (*_SAME, *_PARTS, *_FORMS),
    "S401": (*_SAME, tell_dashes, tell_word_in_a_line),
    "T301": (*_SAME, *_PARTS, tell_refrain),
    "V101": (*_SAME, *_PARTS, *_FORMS),
    "V102": (*_SAME, *_PARTS, *_FORMS),
    "V103": (*_SAME, *_PARTS, *_FORMS),
    "V104": (*_SAME, *_PARTS, *_FORMS),
    "V105": (*_SAME, *_PARTS, *_FORMS),
    "V106": (*_SAME, *_PARTS, *_FORMS),
    "V107": (*_SAME, *_PARTS, *_FORMS),
    "V108": (*_SAME, *_PARTS, *_FORMS),
    "V109": (*_SAME, *_PARTS, *_FORMS),
}


def list_left_alone(code: str) -> list[str]:
    """The scrapes that a rule has nothing to say of."""
    return [make(sample) for make in LEFT_ALONE.get(code, ()) for sample in SAMPLES.values()]
