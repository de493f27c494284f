"""Phrases: leave-alone cases first."""

from __future__ import annotations

import subprocess
import sys
from pkgutil import get_data

import pytest

from stitchtext.rules.phrases import load_phrases, look_up

TEXT = [
    "", "広告の歴史", "続きを読む人は少ない", "道は続く", "3", "- 3 -", "1 / 3 の確率", "第三章", "Read more books",
    "Share this article with your friends today", "Weiterlesen lohnt sich", "Page layout", "1/2 cup of sugar",
    "The End", "もっと見る価値のある町", "阅读全文的人很少", "아직 더 보기 좋은 곳", "Читать далее не стоит", "!" * 80,
    "Home | The Old Man", "……", "* * *", "---", "Last updated maps", "Home is where the 3 of us live", "Files > Home",
    "a > b", "Published on paper", "更新日について", "News > Home",
    "Published on 3 May 1890, it made him a rich man.",
    "Copyright 1976: how one act changed publishing", "公開日は5月3日、全国の劇場で。",
    "更新日2024年の運転免許証について",
    "Обновлено 12 машин скорой помощи.", "责任编辑：他来了。",
    "see https://example.org/a", "https://", "https://example.org/a and more",
    "编辑：修改配置", "The editor: a man of 40", "The sign © 1 of the law that made it what it is",
    "Copyright 1976 is the year that changed it all",
    "They wrote © 1920 on the cover.", "How this site uses cookies", "She baked cookies for us.",
    "วิธีใช้คุกกี้ในเว็บไซต์", "ما هي ملفات تعريف الارتباط؟", "कुकी क्या है, और वे कहाँ रहती हैं?",
    "We use cookies in our bakery, and we bake them at four.",
    "A cookie is a small text that a browser stores.", "クッキーは小麦粉で作る。",
    "Sure!", "Yes, of course.", "Here is the", "はい。", "以下は", "以下是", "Sure, he said.", "Voici",
    "Here is the harbour:", "The rest of the article", "続きは明日です。", "Конечно, вот корабль.", "네, 알겠습니다.",
    "Gerne! Hier ist das Schiff:",
]  # fmt: skip
MORE = [
    "続きを読む", "続きを読む >>", "（続く）", "(つづく)", "もっと見る▼", "阅读全文", "（未完待续）", "더 보기",
    "(계속)", "Read more", "READ MORE »", "Read more...", "[Continue reading →]", "Weiterlesen", "Lire la suite",
    "(à suivre)", "Читать далее…", "اقرأ المزيد", "(يتبع)", "और पढ़ें", "อ่านต่อ",
]  # fmt: skip
PAGE = [
    "次のページへ", "次のページへ＞", "1 / 3", "１／３", "(2/12)", "3ページ目", "Page 2 of 3", "page 10 of 12",
    "Seite 2 von 3", "Page 2 sur 3", "Страница 2 из 3", "第 2 页 / 共 3 页", "صفحة 2 من 3", "पृष्ठ २ / ३",
    "หน้า ๒ จาก ๓", "この記事は会員限定です", "シェアする", "Share this article", "SHARE THIS ARTICLE:",
    "Share on Facebook | Share on X",
    "Nächste Seite »", "Page suivante", "다음 페이지", "下一页", "Следующая страница", "الصفحة التالية", "अगला पृष्ठ",
    "หน้าถัดไป", "All rights reserved.", "コメント | シェア", "コメント(0)", "Comments (12)", "Continued from page 3",
    "前ページからの続き", "Fortsetzung von Seite 2",
]  # fmt: skip
ANSWER = [
    "Here is the rest of the article:", "Sure! Here's the continuation:", "Okay, continuing from where I left off:",
    "**Of course! Here is the full text.**", "Gerne! Hier geht es weiter:",
    "Natürlich, hier kommt der Rest des Textes:",
    "Bien sûr ! Voici la suite de l’article :", "Конечно! Вот продолжение статьи:", "Да, конечно! Вот остаток текста:",
    "続きです。", "はい、承知しました。以下、記事の続きです。", "もちろんです。続きを書きます。",
    "以下是续文:", "好的,接着写:",
    "當然可以！以下是文章的其餘部分：", "다음은 이어지는 내용입니다:", "네, 알겠습니다. 이어서 작성하겠습니다.",
    "إليك التكملة:", "بالتأكيد! إليك بقية المقال:", "यहाँ शेष लेख है:", "ज़रूर! यहाँ लेख का शेष भाग है:",
    "นี่คือส่วนที่เหลือของบทความ:", "ได้เลยครับ นี่คือส่วนที่เหลือของบทความ", "¡Claro! Aquí está la continuación:",
    "承知しました。続きは以下の通りです。", "前回の続きから:", "我继续输出：", "네, 이어서 출력합니다:",
    "I'll continue from where the text was cut off:", "Certainly, continuing:", "Here is the remaining part:",
    "Fortsetzung des Artikels:", "Suite de l'article :", "بالتأكيد، أكمل من حيث توقفت:", "यहाँ से आगे:", "ต่อจากเดิม:",
    "Certo! Ecco il resto dell'articolo:", "Com certeza! Aqui está a continuação do artigo:",
]  # fmt: skip
WAY = ["Home > News > Sea", "首页 > 新闻 > 科技", "ホーム › ニュース › 港"]
PLACE = [
    "Fetched: 2024-05-03 10:20",
    "https://www.example.com/news/17?page=2",
    "URL: https://example.org/a",
    "出典：https://example.org/a",
]
NAME = ["责任编辑：张三", "【責任編輯：王輝】"]
STEP = ["Home > News", "หน้าแรก > ข่าว", "الرئيسية > أخبار"]
DATE = [
    "© 2024 All Rights Reserved.", "Copyright © 2024 The Port", "Copyright © 2024. All rights reserved.",
    "版权所有 © 2024", "Last updated: 12 March 2024", "最終更新日：2024年3月12日", "Mis à jour le 3 mai 2024",
    "All content © 2015 The Port", "Copyright 2018 The Port",
]  # fmt: skip
WORD = [
    "We use cookies to give you the best experience. By continuing to use this site, you agree.",
    "当サイトではCookieを使用しています。",
    "Wir verwenden Cookies, um Ihnen das beste Erlebnis zu bieten.",
    "نستخدم ملفات تعريف الارتباط لتحسين تجربتك. بمتابعة التصفح فإنك توافق على ذلك.",
    "تستخدم مواقعنا الكوكيز، ويمكنك معرفة المزيد في سياسة الخصوصية.",
    "हम आपके अनुभव को बेहतर बनाने के लिए कुकीज़ का उपयोग करते हैं।",
    "इस साइट पर बने रहकर आप कुकी के इस्तेमाल से सहमत होते हैं।",
    "เว็บไซต์นี้ใช้คุกกี้เพื่อพัฒนาประสบการณ์ของคุณ การใช้งานต่อถือว่าคุณยอมรับการใช้คุกกี้",
    "เราใช้คุกกี้เพื่อความเป็นส่วนตัวและประสบการณ์ที่ดีของคุณ",
    "広告",
    "【広告】",
    "PR",
    "[AD]",
    "Advertisement",
    "ADVERTISEMENT",
    "Anzeige",
    "Publicité",
    "Реклама",
    "إعلان",
    "विज्ञापन",
    "โฆษณา",
    "광고",
    "广告",
]


@pytest.mark.parametrize("line", TEXT)
def test_a_line_that_says_anything_else_is_text(line: str) -> None:
    assert look_up(line) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        *[(line, "more") for line in MORE],
        *[(line, "page") for line in PAGE],
        *[(line, "word") for line in WORD],
        *[(line, "date") for line in DATE],
        *[(line, "answer") for line in ANSWER],
        *[(line, "way") for line in WAY],
        *[(line, "place") for line in PLACE],
        *[(line, "step") for line in STEP],
        *[(line, "name") for line in NAME],
    ],
)
def test_a_line_of_the_page_is_told_however_it_is_dressed(line: str, kind: str) -> None:
    assert look_up(line) == kind


@pytest.mark.parametrize("section", ["more", "page", "word", "answer", "agree", "stem", "related", "error"])
def test_no_language_is_forgotten(section: str) -> None:
    data = get_data("stitchtext.rules", "leftovers.txt")
    assert data is not None
    lines = data.decode().partition(f"\n[{section}]\n")[2].partition("\n[")[0].splitlines()
    languages = {line.partition(": ")[0] for line in lines if line} - {"any"}
    assert languages == {"ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "pt", "ru", "th", "zh"}


def test_longer_phrases_that_tell_of_more_come_before_those_they_end_in() -> None:
    more = load_phrases().more
    assert more.index("記事の続きを読む") < more.index("続きを読む")
    assert all(phrase.strip() == phrase for phrase in more)


def test_phrases_are_not_read_before_a_short_line_asks_for_them() -> None:
    probe = (
        "import stitchtext; from stitchtext.rules.phrases import load_phrases as l;"
        "stitchtext.repair('長い本文。' * 99); print(l.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
