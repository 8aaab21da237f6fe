## القوائم

menu-project = المشروع
menu-edit = تحرير
menu-segment = المقطع
menu-term = المصطلح
menu-concept = المفاهيم
menu-view = عرض
menu-help = مساعدة

## الأوامر

command-new-project = مشروع جديد من ملفات…
command-open-project = فتح مشروع…
command-open-sample = فتح المثال
command-add-documents = إضافة مستندات…
command-remove-document = إزالة المستند من المشروع
command-export-document = تصدير الترجمة…
command-import-glossary = استيراد مسرد…
command-export-glossary = تصدير مسرد…
command-edit-segmentation = قواعد التقطيع…
command-save-copy = حفظ نسخة من المشروع…
command-close-project = إغلاق المشروع
command-settings = الإعدادات…
command-quit = إنهاء

command-undo = تراجع
command-redo = إعادة
command-cut = قص
command-copy = نسخ
command-paste = لصق
command-select-all = تحديد الكل
command-find = بحث…
command-replace = بحث واستبدال…
command-find-next = النتيجة التالية
command-find-previous = النتيجة السابقة
command-insert-lrm = إدراج علامة من اليسار إلى اليمين
command-insert-rlm = إدراج علامة من اليمين إلى اليسار
command-insert-alm = إدراج علامة الحرف العربي
command-insert-lri = عزل من اليسار إلى اليمين
command-insert-rli = عزل من اليمين إلى اليسار
command-insert-fsi = عزل بحسب أول حرف

command-confirm-next = تأكيد والانتقال إلى التالي غير المنجز
command-unconfirm = إرجاع إلى مسودة
command-mark-reviewed = وسم المقطع بأنه مراجَع
command-mark-final = وسم المقطع بأنه نهائي
command-next-segment = المقطع التالي
command-previous-segment = المقطع السابق
command-first-segment = أول مقطع
command-last-segment = آخر مقطع
command-next-unfinished = المقطع التالي غير المنجز
command-go-to = الانتقال إلى مقطع…
command-copy-source = نسخ الأصل إلى الترجمة
command-clear-target = مسح الترجمة
command-split = تقسيم المقطع عند مؤشر الأصل
command-join = دمج مع المقطع التالي
command-source-direction = تغيير اتجاه الأصل
command-target-direction = تغيير اتجاه الترجمة
command-history = سجل المقطع…

command-insert-rendering-1 = إدراج المقابل 1
command-insert-rendering-2 = إدراج المقابل 2
command-insert-rendering-3 = إدراج المقابل 3
command-insert-rendering-4 = إدراج المقابل 4
command-insert-rendering-5 = إدراج المقابل 5
command-insert-rendering-6 = إدراج المقابل 6
command-insert-rendering-7 = إدراج المقابل 7
command-insert-rendering-8 = إدراج المقابل 8
command-insert-rendering-9 = إدراج المقابل 9
command-add-term = إضافة مصطلح أو تعديله…
command-glossaries = المسارد…
command-concepts = كل المفاهيم
command-review = مراجعة المصطلحات المقترحة
command-find-concept = البحث عن مفهوم
command-new-names = أسماء ليست في أي مسرد…
command-approve-term = اعتماد المصطلح المقترح
command-reject-term = رفض المصطلح المقترح…
command-defer-term = تأجيل القرار
command-edit-concept = تعديل المفهوم…
command-reword-concept = تغيير اللفظ في الجدول
command-merge-concepts = دمج المفاهيم المعلَّمة
command-set-status-preferred = الحالة: مفضل
command-set-status-admitted = الحالة: مقبول
command-set-status-proposed = الحالة: مقترح
command-set-status-deprecated = الحالة: مهجور
command-set-status-forbidden = الحالة: ممنوع
command-set-domain = تعيين المجال…
command-remove-concepts = حذف المفهوم
command-mark-concept = تعليم المفهوم
command-mark-all-concepts = تعليم كل المفاهيم المعروضة

command-palette = كل الأوامر…
command-filter = تصفية المقاطع
command-next-pane = اللوحة التالية
command-context-menu = قائمة النص أو المصطلح
command-toggle-terms = لوحة المصطلحات
command-news = الرسائل
command-toggle-invisibles = إظهار المحارف الخفية
command-zoom-in = تكبير
command-zoom-out = تصغير
command-zoom-reset = الحجم الأصلي
command-next-theme = المظهر التالي
command-next-language = لغة الواجهة التالية
command-full-screen = ملء الشاشة

command-shortcuts = اختصارات لوحة المفاتيح
command-about = حول ترجمان

## لماذا لا يمكن استعمال الأمر الآن

needs-project = افتح مشروعا أولا
needs-document = أضف مستندا أولا
needs-segment = ضع مقطعا في المحرر أولا
needs-undo-step = لا شيء للتراجع عنه
needs-redo-step = لا شيء لإعادته
needs-next-in-unit = هذا آخر مقطع في فقرته
needs-rendering = لا مقابل بهذا الرقم في هذا المقطع
needs-selection = حدد نصا أولا
needs-target = لا ترجمة هنا بعد
needs-usable-rendering = هذا المقابل لا يُستعمل
needs-writable-glossary = لا يمكن تعديل مصطلحات هذا المسرد ما لم يُسمح بذلك في «المسارد»
is-draft = هو مسودة أصلا
is-reviewed = عُلّم بأنه مراجَع من قبل
is-final = عُلّم بأنه نهائي من قبل

## القوائم التي تظهر بالنقر بالزر الأيمن

menu-context = قائمة
menu-controls = إدراج محرف تحكم
menu-directions = الاتجاه
menu-find-this = البحث عن هذا
menu-split = تقسيم المقطع هنا
menu-copy-text = نسخ «{ $text }»
menu-change-term = تعديل هذا المصطلح…
menu-glossary-off = إيقاف «{ $glossary }»
