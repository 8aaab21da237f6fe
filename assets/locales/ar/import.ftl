## إدخال ملف مسرد إلى المشروع

import-glossary-title = استيراد مسرد
path-glossary = ملف المسرد
import-endings = تُقرأ الملفات من هذه الأنواع: { $endings }
import-into = إلى
import-into-new = مسرد جديد
import-format = الصيغة
import-encoding = الترميز
import-as-found = كما وُجد
import-found = كما وُجد: { $what }
import-looks = جارٍ النظر في الملف…
import-compare = مقارنة
import-preset = طريقة القراءة
import-preset-forget = نسيان «{ $name }»
import-sheet = الورقة
import-sheets-all = كل الأوراق التي فيها أعمدة لغات
import-one-sheet = لا تُقرأ من الأوراق إلا المختارة هنا.
import-delimiter = بين الخلايا
delimiter-comma = فاصلة
delimiter-semicolon = فاصلة منقوطة
delimiter-tab = علامة جدولة
delimiter-bar = خط عمودي
import-quoted = الخلايا بين علامات اقتباس
import-header = أسماء الأعمدة
import-header-none = لا صف يحملها
import-separators = بين المصطلحات في الخلية
separator-line = نهاية السطر
import-column = العمود { $number }
import-column-holds = محتوى العمود { $number } ({ $name })
import-column-language = لغة العمود { $number } ({ $name })
import-no-terms = لا عمود فيه مصطلحات. حدّد أيها يحملها.
import-no-terms-in = لا عمود فيه مصطلحات بهذه اللغة: { $language }.
import-doubtful = لا يدل على الصيغة إلا الاسم، فالمحتوى لا يشبه هذا: { $format }.
import-keep = تُقرأ الجداول من هذا النوع هكذا من الآن، باسم
import-keep-name = الاسم

## محتوى عمود من جدول

column-ignored = لا يؤخذ منه شيء
column-term = المصطلح
column-forbidden-term = مصطلح محظور
column-deprecated-term = مصطلح مهجور
column-term-note = ملاحظة على المصطلح
column-term-field = حقل آخر للمصطلح
column-forbidden = محظور؟ (نعم أو لا)
column-id = معرّف المفهوم
column-translate = يُترجم؟ (نعم أو لا)
column-field = حقل آخر للمفهوم
column-source-term = مصطلح المصدر
column-target-term = مصطلح الهدف
column-source-language = لغة مصطلح المصدر
column-target-language = لغة مصطلح الهدف
column-any-language = عموما

## ما يقال عن مفهوم أو مصطلح

fact-domain = المجال
fact-definition = التعريف
fact-note = ملاحظة
fact-do-not-translate = لا يُترجم
fact-link = رابط
fact-history = السجل
fact-wording = مصطلح
fact-status = الحالة
fact-part-of-speech = قسم الكلام
fact-gender = الجنس
fact-number = العدد
fact-variant = تهجئة أخرى
fact-matching = مدى اختلاف النص المقبول
fact-match-case = مراعاة حالة الأحرف
fact-form = صيغة أخرى
fact-first-mention = الذكر الأول
fact-must-match = جملة يوجد فيها
fact-must-not-match = جملة لا يوجد فيها
fact-term-id = معرّف المصطلح
fact-term-type = نوع المصطلح
fact-context = مثال
fact-source = المرجع
fact-field = حقل

term-type-fullForm = الصيغة الكاملة
term-type-acronym = اسم من الحروف الأولى
term-type-abbreviation = اختصار
term-type-shortForm = صيغة مختصرة
term-type-variant = تهجئة أخرى
term-type-phrase = عبارة

## النظر فيما يأتي به ملف

import-review-title = ما يأتي به الملف
import-goes-into = يدخل { $file } إلى «{ $glossary }». لم يدخل منه شيء بعد.
import-makes-new = لم يدخل شيء بعد. يصير { $file } مسردا جديدا اسمه
import-name = اسم المسرد الجديد
import-base-lost = لم تعد قراءة ما استُورد آخر مرة ممكنة، فلا يُعرف أي الجانبين غيّر شيئا.
import-problems = { $count ->
    [zero] لا مشكلات في الملف.
    [one] في الملف مشكلة واحدة.
    [two] في الملف مشكلتان.
    [few] في الملف { $count } مشكلات.
    [many] في الملف { $count } مشكلة.
   *[other] في الملف { $count } مشكلة.
}
import-problems-unfold = عرض
import-problems-fold = إخفاء
import-nothing-read = تعذرت قراءة أي شيء في الملف.
# في $list أنواع ما يقال، مثل «ملاحظات على المصطلحات».
import-unsaid = لا يذكر الملف ما يلي، فيبقى ما هنا: { $list }
import-head-kind = النوع
import-head-decision = ما يصير إليه
import-kind-counted = { $kind } · { $count }
import-kind-differing = كل ما يختلف
import-kind-new = جديد
import-kind-same = بلا اختلاف
import-kind-changed = تغيّر في الملف
import-kind-changed-here = تغيّر هنا
import-kind-changed-both = تغيّر في الجانبين
import-kind-conflict = تعارض
import-kind-duplicate = موجود هنا
import-kind-near-duplicate = يشبه غيره
import-kind-removed = لم يعد في الملف
import-kind-removed-here = حُذف هنا
import-why-new = هو في الملف، وليس في المسرد ما يشبهه.
import-why-same = الملف والمسرد متفقان عليه.
import-why-changed = يقول الملف غير ما يقوله المسرد.
import-why-changed-here = تغيّر هنا بعد آخر استيراد، وهو في الملف كما كان.
import-why-changed-both = غيّر الملف فيه شيئا وغيّر هذا المسرد شيئا آخر.
import-why-conflict = غيّر الملف وهذا المسرد الشيء نفسه، كلٌّ بطريقته.
import-why-duplicate = في المسرد هذا المصطلح بهذا المقابل بمعرّف آخر.
import-why-near-duplicate = في المسرد ما يشبهه شبها شديدا.
import-why-removed = كان في الملف آخر مرة ولم يعد فيه.
import-why-removed-here = حُذف هنا، وما زال في الملف.
import-add = إضافة
import-take-theirs = أخذ ما في الملف
import-keep-ours = تركه كما هو هنا
import-merge = الجمع بينهما
import-skip = عدم إضافته
import-remove = حذف
import-all-so = «{ $decision }» لكل ما نوعه «{ $kind }»، وعدده { $count }
import-like = يشبه: { $concept }
import-merge-with = الجمع مع هذا
import-ours = هنا: { $value }
import-theirs = الملف: { $value }
import-nothing = لا شيء
import-none = لا شيء هنا.
import-nothing-changes = لا يتغير شيء.
import-nothing-comes = لا يدخل شيء إلى المسرد.
import-tally = الجديد: { $added } · المغيَّر: { $changed } · المحذوف: { $removed }
import-apply = إدخال
import-cancel = إهمال الملف
import-keep-all = ترك كل شيء كما هو هنا
import-keys = الأسهم تختار، و1 إلى 3 تقرر وتنتقل إلى التالي، وA تطبّق القرار على النوع كله، وH لما هنا وF لما في الملف، وN إلى التالي مما يحتاج إلى قرار، وCtrl+F للتصفية، وEnter للإدخال، وEsc لتركه إلى وقت آخر.

import-cancelled = لم يدخل من الملف شيء.
import-waits = الملف ينتظر كما تركته.
import-waits-still = ما زال { $file } ينتظر النظر فيه. ومقارنة غيره تعني تركه.
import-go-on = متابعة النظر فيه
presets-broken = تعذرت قراءة ما حُفظ من طرق قراءة الجداول فوُضع جانبا باسم { $file }. { $reason }
presets-not-saved = تعذر حفظ طريقة قراءة الجدول. { $reason }
