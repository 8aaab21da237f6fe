## النافذة

app-title = ترجمان
window-title = { $project } – { $state } – ترجمان
close = إغلاق
cancel = إلغاء
on = مفعّل
off = معطّل

## الترحيب

welcome-line = ترجم بجانب النص الأصلي، بمقابل واحد متسق لكل اسم ومصطلح.
welcome-drop = أو أفلت الملفات في أي مكان من هذه النافذة.
welcome-recent = المشاريع الأخيرة
welcome-no-recent = لا شيء بعد. المثال يبيّن كيف يعمل كل شيء.

## المقاطع

segments-no-document = لا مستند في هذا المشروع بعد. أضف مستندا من قائمة المشروع، أو أفلت ملفا هنا.
segments-empty-document = لا شيء للترجمة في هذا المستند.
segments-none-shown = لا مقطع يطابق التصفية.
segments-filtering = جارٍ التصفية…
columns-grip = عرض الأعمدة
terms-grip = عرض لوحة المصطلحات
source-editor = أصل المقطع النشط
target-editor = ترجمة المقطع النشط
target-cell = الترجمة؛ اضغط للتحرير
segment-row = المقطع { $number }
target-hint = اكتب الترجمة هنا
completion-key = Tab
state-empty = غير مترجم
state-initial = مسودة
state-translated = مترجم
state-reviewed = مراجَع
state-final = نهائي

## الأشرطة

filter-text = تصفية بالنص
filter-state = الحالة
filter-all = كل المقاطع
filter-unfinished = غير المنجزة
filter-empty = غير المترجمة
filter-draft = المسودات
filter-translated = المترجمة
filter-reviewed = المراجَعة
filter-final = النهائية
filter-clear = إلغاء التصفية
filter-shown = { $count ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $count } مقاطع
    [many] { $count } مقطعا
   *[other] { $count } مقطع
}
document-choice = المستند
status-segment = المقطع { $number } من { $count }
status-segments = المقاطع: { $done } من { $count }
status-words = الكلمات: { $done } من { $count }
progress-name = أُكِّد { $percent }% من المقاطع
saved = كل التغييرات محفوظة
saving = جارٍ الحفظ…
not-saved = لم يُحفظ
retry = إعادة المحاولة

## البحث والاستبدال

find-text = بحث
find-in = البحث في
find-in-source = الأصل
find-in-target = الترجمة
find-match-case = مطابقة حالة الأحرف
find-whole-words = كلمات كاملة
find-regex = تعبير نمطي
find-bad = لا يمكن البحث عن هذا: { $reason }
find-count = { $count ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
find-current = { $number } من { $count }
replace-text = استبدال بـ
replace-here = استبدال في هذا المقطع
replace-in-source = هذا يغيّر نص المستند نفسه، فيظهر أيضا في ما يُصدَّر بلا ترجمة.
replace-all = استبدال الكل

## المصطلحات

terms-title = المصطلحات
terms-loading = جارٍ تحضير المسارد…
terms-no-glossary = لا مسرد في هذا المشروع بعد.
terms-none = لا مصطلح من هذا المقطع في أي مسرد. حدد كلمات في الأصل والترجمة لإضافة مصطلح.
terms-figures = الأعداد والتواريخ
rendering-insert = إدراج «{ $rendering }»
rendering-plural = جمع «{ $term }»
rendering-possessive = «{ $term }» مضافة إلى ضمير
rendering-first-mention = كاملا عند أول ذكر
rendering-instead = استعمل «{ $rendering }»
status-preferred = مفضل
status-admitted = مقبول
status-proposed = مقترح
status-deprecated = مهجور
status-forbidden = ممنوع

## لماذا عُرف المصطلح

reason-exact = كما في المسرد
reason-proclitic = { $parts }
reason-variant = { $variant }: صيغة من { $term }
reason-variant-of = صيغة من { $term }
reason-article = بأل التعريف
reason-indefinite = بلا أل التعريف
reason-form = صيغة مدرجة في المسرد
reason-spelling = برسم آخر
reason-accusative = منصوب { $term }
reason-feminine = مؤنث { $term }
reason-plural = جمع { $term }
reason-dual = مثنى { $term }
reason-construct = { $term } مضافًا
reason-pronoun = مع الضمير { $pronoun }
reason-stem = شكل آخر من { $term }
reason-singular = مفرد
reason-verb = تصريف للفعل
reason-possessive = مضاف إليه
reason-possible = محتمل
reason-sounds-like = محتمل: يشبه { $name } لفظًا، { $distance }
reason-letter = { $there } بدل { $expected }
reason-letter-more = بزيادة { $letter }
reason-letter-less = بلا { $letter }
reason-rendered = تؤيده الترجمة
reason-context = بحسب السياق
