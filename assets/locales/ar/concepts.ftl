## جدول المفاهيم

concepts-table = المفاهيم
concepts-search = البحث عن مفاهيم
concepts-show = عرض
concepts-sort = الترتيب حسب «{ $column }»، وبنقرة ثانية بالعكس، وبثالثة كما في المسارد
concepts-back = العودة إلى المقاطع
concepts-loading = جارٍ تحضير الجدول…
concepts-searching = جارٍ البحث…
concepts-none = لا مفهوم في مسارد هذا المشروع بعد.
concepts-none-shown = لا مفهوم يوافق البحث والتصفية.
concepts-shown = { $count ->
    [zero] لا مفاهيم
    [one] مفهوم واحد
    [two] مفهومان
    [few] { $count } مفاهيم
    [many] { $count } مفهوما
   *[other] { $count } مفهوم
}
concepts-marked = المعلَّم: { $count } من { $shown }
concepts-are-marked = { $count ->
    [zero] لا مفهوم معلَّم.
    [one] مفهوم واحد معلَّم، والمفاتيح تعدّله وحده.
    [two] مفهومان معلَّمان، والمفاتيح تعدّلهما معا.
    [few] { $count } مفاهيم معلَّمة، والمفاتيح تعدّلها كلها.
    [many] { $count } مفهوما معلَّما، والمفاتيح تعدّلها كلها.
   *[other] { $count } مفهوم معلَّم، والمفاتيح تعدّلها كلها.
}
concept-glossary = المسرد
concept-domain = المجال
concept-author = المؤلف
concept-count = المواضع
every-glossary = كل المسارد
every-domain = كل المجالات
every-author = الجميع
show-all = كل المفاهيم
show-to-review = للمراجعة
show-deferred = مؤجل
show-preferred = مفضل
show-admitted = مقبول
show-proposed = مقترح
show-deprecated = مهجور
show-forbidden = ممنوع
show-untranslated = بلا مقابل
show-doubled = مكرر أو متشابه
show-failing = لا يجتاز اختباراته

## المفهوم

concept-none-selected = اختر مفهوما لترى ما يُعرف عنه.
concept-mark = تعليم «{ $term }»
concept-untranslated = يبقى كما هو
concept-do-not-translate = لا يُترجم
concept-variants = ويُكتب أيضا { $variants }
concept-forms = الصيغ: { $forms }
concept-first-mention = أول ذكر: { $term }
concept-failures = لا يطابق كما ينبغي
concept-missed = ينبغي أن يوجد «{ $term }» في هذا:
concept-wrongly-found = ينبغي ألا يوجد «{ $term }» في هذا:
concept-renderings = ترجماته حتى الآن
rendering-count = { $count ->
    [zero] { $rendering } · لم يرد
    [one] { $rendering } · مرة
    [two] { $rendering } · مرتان
    [few] { $rendering } · { $count } مرات
    [many] { $rendering } · { $count } مرة
   *[other] { $rendering } · { $count } مرة
}
rendering-without = { $count ->
    [zero] لا مقطع مترجم يخلو من مقابلاته
    [one] مقطع مترجم واحد لا يرد فيه أي من مقابلاته
    [two] مقطعان مترجمان لا يرد فيهما أي من مقابلاته
    [few] { $count } مقاطع مترجمة لا يرد فيها أي من مقابلاته
    [many] { $count } مقطعا مترجما لا يرد فيها أي من مقابلاته
   *[other] { $count } مقطع مترجم لا يرد فيها أي من مقابلاته
}
concept-alike = يشبه
concept-go-to = الانتقال إلى «{ $term }»
concept-merge-this = دمجه في هذا المفهوم
concept-merge-with = دمج «{ $term }» في هذا المفهوم
concept-places-loading = جارٍ البحث عن مواضعه…
concept-places = { $count ->
    [zero] لا يرد في هذا المشروع
    [one] يرد في موضع واحد
    [two] يرد في موضعين
    [few] يرد في { $count } مواضع
    [many] يرد في { $count } موضعا
   *[other] يرد في { $count } موضع
}
concept-places-more = { $count ->
    [zero] ولا غيرها
    [one] وفي موضع آخر
    [two] وفي موضعين آخرين
    [few] وفي { $count } مواضع أخرى
    [many] وفي { $count } موضعا آخر
   *[other] وفي { $count } موضع آخر
}
concept-place = الانتقال إلى المقطع: { $text }
concept-history = ما جرى له
change-added = أُضيف
change-changed = عُدّل
change-approved = اعتُمد
change-rejected = رُفض
change-deferred = أُجّل
change-merged = دُمج
change-domain = المجال: { $was } ← { $domain }
change-no-domain = بلا مجال
change-was = كان { $was }
button-key = { $name } ({ $key })
short-approve-term = اعتماد
short-reject-term = رفض…
short-defer-term = لاحقا
short-edit-concept = تعديل…
short-reword-concept = تغيير اللفظ

## ما يُسأل عنه في المفاهيم

domain-title = المجال
domain-known = مجالات هذه المسارد
domain-set = تعيين المجال
concepts-meant = { $count ->
    [zero] لا يُعدَّل بهذا شيء.
    [one] يُعدَّل بهذا مفهوم واحد.
    [two] يُعدَّل بهذا مفهومان.
    [few] تُعدَّل بهذا { $count } مفاهيم.
    [many] يُعدَّل بهذا { $count } مفهوما.
   *[other] يُعدَّل بهذا { $count } مفهوم.
}
reject-title = رفض المقترح
reject-instead = ما يُستعمل بدله (يجوز تركه فارغا)
reject-reason = السبب
reject-do = رفض

## ما جرى للمفاهيم

terms-approved = { $count ->
    [zero] لا مقترح هنا.
    [one] اعتُمد «{ $term }».
    [two] اعتُمد مفهومان.
    [few] اعتُمدت { $count } مفاهيم.
    [many] اعتُمد { $count } مفهوما.
   *[other] اعتُمد { $count } مفهوم.
}
terms-rejected = { $count ->
    [zero] لا مقترح هنا.
    [one] رُفض «{ $term }».
    [two] رُفض مفهومان.
    [few] رُفضت { $count } مفاهيم.
    [many] رُفض { $count } مفهوما.
   *[other] رُفض { $count } مفهوم.
}
terms-deferred = { $count ->
    [zero] لم يؤجَّل شيء.
    [one] أُجّل «{ $term }». تجده تحت «مؤجل» حتى يُبتّ فيه.
    [two] أُجّل مفهومان.
    [few] أُجّلت { $count } مفاهيم.
    [many] أُجّل { $count } مفهوما.
   *[other] أُجّل { $count } مفهوم.
}
terms-changed = { $count ->
    [zero] لم يتغير شيء.
    [one] عُدّل «{ $term }».
    [two] عُدّل مفهومان.
    [few] عُدّلت { $count } مفاهيم.
    [many] عُدّل { $count } مفهوما.
   *[other] عُدّل { $count } مفهوم.
}
terms-removed = { $count ->
    [zero] لم يُحذف شيء.
    [one] حُذف «{ $term }». يعيده التراجع.
    [two] حُذف مفهومان. يعيدهما التراجع.
    [few] حُذفت { $count } مفاهيم. يعيدها التراجع.
    [many] حُذف { $count } مفهوما. يعيدها التراجع.
   *[other] حُذف { $count } مفهوم. يعيدها التراجع.
}
terms-merged = { $count ->
    [zero] لم يُدمج شيء.
    [one] دُمج مفهوم واحد في هذا. يفصلهما التراجع.
    [two] دُمج مفهومان في هذا. يفصلها التراجع.
    [few] دُمجت { $count } مفاهيم في هذا. يفصلها التراجع.
    [many] دُمج { $count } مفهوما في هذا. يفصلها التراجع.
   *[other] دُمج { $count } مفهوم في هذا. يفصلها التراجع.
}
merge-needs-two = علّم المفاهيم المراد دمجها أولا، فيضمها المفهوم المختار إن كان معلَّما، وإلا فأولها.
merge-needs-writable = لا تُدمج إلا مفاهيم المسارد التي يمكن تعديلها.
needs-concepts = اعرض المفاهيم أولا
needs-concept = اختر مفهوما في الجدول أولا
working-catalogue = جارٍ تحضير جدول المفاهيم…
working-ledger = جارٍ البحث عن مواضع المصطلحات…

## كل ما يخص المصطلح

term-others-all = مقابلات أخرى
term-others-one = المقابل { $number }
term-others-status = حالة المقابل { $number }
term-others-add = إضافة مقابل
term-source-others-all = مصطلحات أخرى بلغة النص ({ $language })
term-source-others-one = { $language }، المصطلح { $number }
term-source-others-status = حالة المصطلح { $number } ({ $language })
term-source-others-add = إضافة مصطلح ({ $language })
term-known = في «{ $glossary }» من قبل: { $term }
term-more = المزيد عن هذا المصطلح
term-note = ملاحظة
term-links = صور وصفحات، عنوان في كل سطر
term-do-not-translate = يبقى كما هو في الترجمة
term-first-mention = المقابل الكامل عند أول ذكر
term-part-of-speech = نوع الكلمة
term-part-of-speech-noun = اسم
term-part-of-speech-properNoun = اسم علم
term-part-of-speech-verb = فعل
term-part-of-speech-adjective = صفة
term-part-of-speech-adverb = ظرف
term-part-of-speech-other = غير ذلك
term-gender = الجنس
term-gender-masculine = مذكر
term-gender-feminine = مؤنث
term-gender-neuter = محايد
term-gender-other = جنس آخر
term-number = العدد
term-number-singular = مفرد
term-number-dual = مثنى
term-number-plural = جمع
term-number-mass = اسم غير معدود
term-number-other = عدد آخر
term-matching = كيف يُعرف
matching-inflected = بكل صيغه
matching-form = بهذه الصيغة مع ما يتصل بها من حروف وتعريف
matching-exact = كما كُتب وحسب
matching-never = لا يُبحث عنه
term-match-case = التمييز بين الأحرف الكبيرة والصغيرة
term-forms = صيغ صرفية أخرى، تفصل بينها فاصلة منقوطة
term-must-match = ينبغي أن يوجد في هذه الجمل، جملة في كل سطر
term-must-not-match = ينبغي ألا يوجد في هذه، جملة في كل سطر
term-missed = لم يوجد في هذه:
term-wrongly-found = وُجد في هذه:

## أسماء ليست في أي مسرد

new-names-title = أسماء ليست في أي مسرد
new-names-what = علّم الأسماء بالمسافة أو بالنقر واقترحها، ثم تُراجع كأي مصطلح.
new-names-system = الحروف اللاتينية
new-names-latin = «{ $name }» بالحروف اللاتينية
new-names-propose = اقتراح
new-names-none = كل اسم عُثر عليه موجود في مسرد.
new-name-count = { $count ->
    [zero] بلا موضع
    [one] في موضع واحد
    [two] في موضعين
    [few] في { $count } مواضع
    [many] في { $count } موضعا
   *[other] في { $count } موضع
}
new-name-near = يشبه { $term }
name-kind-person = شخص
name-kind-place = مكان
name-kind-organisation = هيئة
romanisation-bgn-pcgn = بنظام BGN/PCGN
romanisation-ala-lc = بنظام ALA-LC
romanisation-press = كما تكتب الصحف
romanised-written = بحسب حركاته
romanised-known = اسم معروف
romanised-pattern = بحسب وزنه
romanised-letters = حرفا بحرف، فتحقق منه
names-proposed = { $count ->
    [zero] لم يُقترح اسم.
    [one] اقتُرح اسم واحد. يسحبه التراجع.
    [two] اقتُرح اسمان. يسحبهما التراجع.
    [few] اقتُرحت { $count } أسماء. يسحبها التراجع.
    [many] اقتُرح { $count } اسما. يسحبها التراجع.
   *[other] اقتُرح { $count } اسم. يسحبها التراجع.
}
working-names = جارٍ البحث عن أسماء…

## مقابل لهذا المشروع

menu-prefer = استعمال «{ $rendering }» دائما في هذا المشروع
is-preferred = هو المقابل المفضل أصلا
rendering-preferred = صار «{ $rendering }» المقابل المفضل في هذا المشروع.
