## مشترك

browse = استعراض…
no-chooser = لم يستجب منتقي الملفات في النظام. اكتب المسار بدلا من ذلك.
no-such-file = لا وجود للملف { $file }
file-exists = الملف { $file } موجود؛ اختر اسما آخر
path-project = ملف المشروع (.tarjuman)
path-files = الملفات، واحد في كل سطر
path-glossaries = ملفات المسارد، واحد في كل سطر
path-export = الملف المراد كتابته
path-export-folder = المجلد المراد الكتابة فيه
open = فتح
add = إضافة
create = إنشاء
export = تصدير
apply = تطبيق
larger = أكبر
smaller = أصغر

## المشاريع والمستندات

open-project-title = فتح مشروع
add-documents-title = إضافة مستندات
add-glossaries-title = إضافة مسارد
new-project-title = مشروع جديد
new-files = المستندات المراد ترجمتها
new-source = الترجمة من
new-target = الترجمة إلى
new-path = ملف المشروع
new-bundled = استعمال المسارد المرفقة مع ترجمان
no-language = هذا ليس رمز لغة؛ اكتب مثلا ar أو en أو en-GB
save-copy-title = حفظ نسخة من المشروع
save-copy = حفظ النسخة
export-title = تصدير الترجمة
export-what = ما يُصدَّر
export-this = هذا المستند: { $document }
export-all = { $count ->
    [zero] لا مستندات
    [one] المستند الوحيد
    [two] المستندان معا، ملف لكل منهما
    [few] المستندات كلها وعددها { $count }، ملف لكل منها
    [many] المستندات كلها وعددها { $count }، ملف لكل منها
   *[other] المستندات كلها وعددها { $count }، ملف لكل منها
}
place-is-folder = هذا مجلد. أضف اسم ملف.
export-replaces-files = { $count ->
    [zero] لن يُستبدل أي ملف.
    [one] يوجد ملف واحد بهذا الاسم وسيُستبدل.
    [two] يوجد ملفان بهذين الاسمين وسيُستبدلان.
    [few] توجد { $count } ملفات بهذه الأسماء وستُستبدل.
    [many] يوجد { $count } ملفا بهذه الأسماء وستُستبدل.
   *[other] يوجد { $count } ملف بهذه الأسماء وستُستبدل.
}
export-untranslated = { $count ->
    [zero] كل المقاطع مترجمة.
    [one] مقطع واحد بلا ترجمة؛ سيُكتب أصله.
    [two] مقطعان بلا ترجمة؛ سيُكتب أصلهما.
    [few] { $count } مقاطع بلا ترجمة؛ سيُكتب أصلها.
    [many] { $count } مقطعا بلا ترجمة؛ سيُكتب أصلها.
   *[other] { $count } مقطع بلا ترجمة؛ سيُكتب أصلها.
}
no-such-folder = لا وجود للمجلد { $folder }
export-replaces-source = هذا هو المستند نفسه: سيستبدله التصدير.
export-replaces = الملف موجود وسيُستبدل.
export-other-ending = ما ينتهي اسمه هكذا له صيغة أخرى: { $format }.

## الانتقال والأوامر والمفاتيح

go-to-title = الانتقال إلى مقطع
go-to-number = الرقم، من 1 إلى { $count }
go-to-go = انتقال
palette-title = كل الأوامر
palette-search = اكتب بعض أحرف الأمر
palette-none = لا أمر مطابق.
shortcuts-title = اختصارات لوحة المفاتيح
shortcuts-search = ابحث بالاسم أو بالمعرّف
shortcuts-by-key = البحث بالمفتاح
shortcuts-by-key-press = اضغط المفاتيح المراد البحث عنها…
shortcuts-by-key-none = ليس للمفتاح { $key } أمر.
shortcuts-clear-key = إلغاء البحث عن { $key }
shortcuts-key = { $command }: { $key }
shortcuts-press = اضغط المفاتيح…
shortcuts-recording = اضغط المفاتيح الجديدة. Esc يبقي ما كان، وBackspace يزيل.
shortcuts-adding = اضغط المفاتيح الجديدة. Esc لا يضيف شيئا.
shortcuts-no-key = بلا مفتاح
shortcuts-keep = إبقاء
shortcuts-remove = إزالة
shortcuts-remove-text = إزالة { $key }
shortcuts-add = إضافة مفتاح آخر
shortcuts-usual = عودة إلى المعتاد: { $key }
shortcuts-all-usual = عودة الكل إلى المعتاد
shortcuts-has = { $key } ينفذ «{ $command }».
shortcuts-now = { $key } ينفذ الآن «{ $command }».
shortcuts-take = خذه
shortcuts-use = استعمله مع ذلك
shortcuts-leave = اتركه
shortcuts-system = هذه مفاتيح النظام.
shortcuts-copy = نسخ الكل بصيغة TOML
shortcuts-copied = تم النسخ.
shortcuts-file = تُحفظ التغييرات في { $file }، وما يُغيّر فيه باليد يسري فورا.
shortcuts-path = نسخ مساره
keymap-header =
    مفاتيح ترجمان حيث تخالف المعتاد.

    كل سطر يعطي أمرا مفاتيحه، وتُظهر القوائم أولها.
    القائمة الفارغة تنزع مفاتيحه، وما لا سطر له فله مفاتيحه المعتادة:

      go-to = ["Ctrl+J", "F4"]
      about = []

    لمعرفة معرّفات الأوامر كلها اضغط F1 في البرنامج وانسخ المفاتيح بصيغة TOML.
    قبل المفتاح تأتي Ctrl وAlt وShift، والمفتاح حرف أو رقم أو F1 وما بعده
    أو اسم مثل Enter وPageUp وUp، أو علامة.

    يلاحظ البرنامج تغير هذا الملف.

## الإعدادات

settings-title = الإعدادات
settings-language = لغة الواجهة
settings-theme = المظهر
settings-font = خط النص من اليمين إلى اليسار
settings-source-direction = اتجاه الأصل
settings-target-direction = اتجاه الترجمة
direction-language = بحسب اللغة
direction-auto = بحسب النص
direction-ltr = من اليسار إلى اليمين
direction-rtl = من اليمين إلى اليسار
settings-source-size = حجم الأصل
settings-target-size = حجم الترجمة
settings-interface-size = حجم الواجهة
settings-author = اسمك كما يظهر في السجل
settings-dates = التواريخ في الترجمة
dates-day-month = اليوم ثم الشهر
dates-month-day = الشهر ثم اليوم
settings-thousands = الآلاف في الأعداد
thousands-mark = بعلامة اللغة
thousands-space = بمسافة
thousands-none = بلا فاصل
settings-percent = النسب المئوية
percent-sign = بالعلامة ٪
percent-one-word = بكلمة واحدة
percent-two-words = بكلمتين
settings-digits = أرقام الترجمات المكتوبة بالحرف العربي
settings-visual-arrows = يتحرك المؤشر إلى الجهة التي يشير إليها السهم
settings-completions = اقتراح المقابلات أثناء الكتابة
settings-invisibles = إظهار المحارف الخفية
language-system = كما في النظام
theme-system = كما في النظام
theme-light = فاتح
theme-dark = داكن
theme-high-contrast = تباين عال

## المسارد والمصطلحات

glossaries-title = المسارد
glossaries-domains = مجالات المشروع
glossaries-domains-why = إذا دلت الكلمة على عدة مفاهيم قُدم ما كان من هذه المجالات (بأسمائها في المسارد، تفصل بينها فواصل).
glossaries-rank = إذا اختلف مسردان فالغلبة للأعلى.
glossary-writable = قابل للتعديل
glossary-writable-of = قابل للتعديل: { $glossary }
glossary-remove = أخرج «{ $glossary }» من المشروع
glossaries-shipped = تأتي مع ترجمان ولا تُستعمل هنا:
glossary-use = استعمل «{ $glossary }»
bundled-caucasus = القوقاز
bundled-demonyms = الجنسيات والشعوب
bundled-languages = اللغات
bundled-months = الأشهر والأيام
bundled-news = لغة الأخبار
bundled-offices = المناصب والألقاب
bundled-organisations = المنظمات الدولية
bundled-places = العواصم والمدن والأقاليم
bundled-territories = البلدان والأقاليم
bundled-units = الوحدات والمقاييس
glossaries-add = إضافة مسارد…
glossary-concepts = { $count ->
    [zero] لا مفاهيم
    [one] مفهوم واحد
    [two] مفهومان
    [few] { $count } مفاهيم
    [many] { $count } مفهوما
   *[other] { $count } مفهوم
}
glossary-of-project = هذا المشروع
glossary-own = مصطلحات تضيفها أنت
glossary-bundled = مرفق مع ترجمان
rank-higher = رتبة أعلى
rank-lower = رتبة أدنى
term-new-title = مصطلح جديد
term-change-title = تعديل المصطلح
term-variants = صيغ كتابة أخرى للمصطلح الأول ({ $language })، تفصل بينها فاصلة منقوطة
term-definition = التعريف
term-status = الحالة
term-save = حفظ المصطلح
term-remove = حذف المصطلح
term-glossary = المسرد: { $glossary }

## التاريخ والرسائل والتقطيع وحول

history-title = سجل المقطع
history-none = لم يحدث شيء لهذا المقطع بعد.
history-empty = (فارغ)
history-translated = تُرجم المقطع
history-changed = عُدّلت الترجمة
history-cleared = مُسحت الترجمة
history-rendering = أُدرج مقابل
history-source-copied = نُسخ الأصل إلى الترجمة
history-replaced = بُحث واستُبدل
history-restored = استُعيدت ترجمة سابقة
history-confirmed = أُكّدت الترجمة
history-reviewed = عُلّمت الترجمة بأنها مراجَعة
history-final = عُلّمت الترجمة بأنها نهائية
history-draft = أُرجعت إلى مسودة
history-source = صُحّح الأصل
history-split = قُسم المقطع
history-joined = دُمج بالمقطع التالي
history-direction-source = اتجاه الأصل: { $direction }
history-direction-target = اتجاه الترجمة: { $direction }
history-undone = { $what } (تراجع)
history-done-again = { $what } (إعادة)
history-restore = استعادة هذه الترجمة
history-restore-of = استعادة هذه الترجمة: { $text }
history-is-current = هذه هي الترجمة الآن
news-title = الرسائل
news-none = لا رسائل بعد.
news-no-project = دون مشروع مفتوح
news-unfold = { $count ->
    [zero] لا شيء لعرضه
    [one] عرض الموضع
    [two] عرض الموضعين
    [few] عرض المواضع الـ{ $count }
    [many] عرض المواضع الـ{ $count }
   *[other] عرض المواضع الـ{ $count }
}
news-fold = إخفاء المواضع
news-copy = نسخ الكل
segmentation-title = قواعد التقطيع
segmentation-what = أين تنتهي الجمل، بصيغة SRX 2.0. تسري القواعد على المستندات التي تضيفها من الآن.
segmentation-problems = { $count ->
    [zero] كل القواعد صالحة: { $first }
    [one] قاعدة واحدة لا يمكن استعمالها: { $first }
    [two] قاعدتان لا يمكن استعمالهما. الأولى: { $first }
    [few] { $count } قواعد لا يمكن استعمالها. الأولى: { $first }
    [many] { $count } قاعدة لا يمكن استعمالها. الأولى: { $first }
   *[other] { $count } قاعدة لا يمكن استعمالها. الأولى: { $first }
}
segmentation-bundled = العودة إلى القواعد المرفقة
about-title = حول ترجمان
about-version = الإصدار { $version }
about-what = منضدة للترجمة والمسارد: تحفظ اتساق كل اسم ومصطلح.
about-licence = برنامج حر برخصة MIT أو رخصة Apache 2.0، كما تختار.
about-fonts = الخطوط: Vazirmatn وNoto Naskh Arabic وNoto Sans وAmiri، برخصة SIL للخطوط المفتوحة 1.1.

## إرسال مسرد إلى أداة أخرى

export-glossary-title = تصدير مسرد
export-glossary-which = المسرد
export-glossary-used = كل المسارد المستعملة
export-glossary-format = الصيغة
export-terms = المصطلحات
export-terms-all = كلها
export-terms-decided = كلها إلا المقترحة
export-terms-preferred = المفضلة وحدها
export-concepts = المفاهيم
export-concepts-all = كلها
export-concepts-found = ما ورد في المستندات
export-concepts-domain = مجال: { $domain }
export-avoided = ما لا يُستعمل
export-avoided-kept = مع حالته
export-avoided-in-notes = يُذكر في الملاحظات
export-left-out = يُترك
export-spellings = التهجئات والصيغ الأخرى
export-spellings-kept = مع مصطلحها
export-spellings-as-terms = مصطلحات مستقلة
export-languages = اللغات
export-languages-all = كلها
export-languages-pair = لغتا المشروع وحدهما
export-order = الترتيب
export-order-own = كما هو
export-order-source = حسب مصطلحات المصدر
export-order-target = حسب المقابلات
export-report-waits = جارٍ النظر فيما تتسع له الصيغة…
export-report-entries = { $count ->
    [zero] لن يُكتب أي مدخل.
    [one] سيُكتب مدخل واحد.
    [two] سيُكتب مدخلان.
    [few] ستُكتب { $count } مداخل.
    [many] سيُكتب { $count } مدخلا.
   *[other] سيُكتب { $count } مدخل.
}
export-report-whole = تتسع الصيغة لكل ذلك.
export-report-losses = لا تتسع الصيغة لما يلي:
export-report-separator = ؛{" "}
# Stands in the note of a concept, before the terms that are not to be used.
export-note-avoid = لا يُستعمل:{" "}
export-note-separator = ،{" "}

## صيغ المسارد

format-json = جيسون ترجمان (كل شيء)
format-tbx = كل حقول TBX 3
format-tbx-basic = TBX-Basic 3
format-tbx-basic-dct = صيغة TBX-Basic 3 بأسلوب DCT
format-tbx-min = TBX-Min 3
format-tbx-min-dct = صيغة TBX-Min 3 بأسلوب DCT
format-tbx-v2 = كل حقول TBX 2
format-tbx-v2-basic = TBX-Basic 2
format-tsv = جدول بعلامات جدولة (TSV)
format-csv = جدول بفواصل (CSV)
format-xlsx = مصنف إكسل (XLSX)
format-ods = جدول OpenDocument (ODS)
format-memoq = قاعدة مصطلحات memoQ (CSV)
format-tmx = TMX 1.4
format-po = مسرد Gettext (PO)
format-utx = UTX 1.11
format-omegat = مسرد OmegaT
format-multiterm = MultiTerm XML
format-skos = SKOS (Turtle)
format-deepl = مسرد DeepL
format-google = مسرد Google Translation باتجاه واحد
format-google-set = مسرد Google Translation بكل اللغات
format-amazon = مصطلحات Amazon Translate
format-microsoft = قاموس Microsoft Translator
format-prompt = مسرد للنماذج اللغوية (Markdown)
format-html = قائمة للقراءة (HTML)
format-docx = قائمة للقراءة (DOCX)
