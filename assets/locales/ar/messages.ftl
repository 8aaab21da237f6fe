## ما يقوله البرنامج

recovered = { $count ->
    [zero] انتهت الجلسة الأخيرة فجأة. كل ما حُفظ موجود هنا، بلا تغييرات منذ الفتح.
    [one] انتهت الجلسة الأخيرة فجأة. كل ما حُفظ موجود هنا، وفيه تغيير واحد منذ الفتح كان في { $time }.
    [two] انتهت الجلسة الأخيرة فجأة. كل ما حُفظ موجود هنا، وفيه تغييران منذ الفتح آخرهما في { $time }.
    [few] انتهت الجلسة الأخيرة فجأة. كل ما حُفظ موجود هنا، وفيه { $count } تغييرات منذ الفتح آخرها في { $time }.
    [many] انتهت الجلسة الأخيرة فجأة. كل ما حُفظ موجود هنا، وفيه { $count } تغييرا منذ الفتح آخرها في { $time }.
   *[other] انتهت الجلسة الأخيرة فجأة. كل ما حُفظ موجود هنا، وفيه { $count } تغيير منذ الفتح آخرها في { $time }.
}
file-problems = { $count ->
    [zero] { $file }: لا مواضع. { $first }
    [one] { $file }: تعذرت قراءة موضع واحد كما هو. { $first }
    [two] { $file }: تعذرت قراءة موضعين كما هما. الأول: { $first }
    [few] { $file }: تعذرت قراءة { $count } مواضع كما هي. الأول: { $first }
    [many] { $file }: تعذرت قراءة { $count } موضعا كما هي. الأول: { $first }
   *[other] { $file }: تعذرت قراءة { $count } موضع كما هي. الأول: { $first }
}
documents-added = { $count ->
    [zero] لم يُضف أي مستند.
    [one] أُضيف مستند واحد.
    [two] أُضيف مستندان.
    [few] أُضيفت { $count } مستندات.
    [many] أُضيف { $count } مستندا.
   *[other] أُضيف { $count } مستند.
}
document-removed = أُزيل { $document } من المشروع. يعيده التراجع.
glossaries-added = { $count ->
    [zero] لم يُضف أي مسرد.
    [one] أُضيف مسرد واحد.
    [two] أُضيف مسردان.
    [few] أُضيفت { $count } مسارد.
    [many] أُضيف { $count } مسردا.
   *[other] أُضيف { $count } مسرد.
}
glossary-imported = أُخذ ما في { $file }. المضاف: { $added }، والمغيَّر: { $changed }، والمحذوف: { $removed }.
glossary-removed = أُخرج المسرد من المشروع. التراجع يعيده.
exported = كُتبت الترجمة في { $file }.
glossary-exported = كُتب المسرد في { $file }.
no-glossary-to-export = ليس في هذا المشروع مسرد.
exported-all = { $count ->
    [zero] لم يُكتب أي مستند في { $folder }.
    [one] كُتب مستند واحد في { $folder }.
    [two] كُتب مستندان في { $folder }.
    [few] كُتبت { $count } مستندات في { $folder }.
    [many] كُتب { $count } مستندا في { $folder }.
   *[other] كُتب { $count } مستند في { $folder }.
}
export-losses = { $count ->
    [zero] كُتبت الملفات كما كانت.
    [one] في الملفات المكتوبة موضع واحد ليس كما كان. { $first }
    [two] في الملفات المكتوبة موضعان ليسا كما كانا. أولهما: { $first }
    [few] في الملفات المكتوبة { $count } مواضع ليست كما كانت. أولها: { $first }
    [many] في الملفات المكتوبة { $count } موضعا ليست كما كانت. أولها: { $first }
   *[other] في الملفات المكتوبة { $count } موضع ليست كما كانت. أولها: { $first }
}
export-errors = { $count ->
    [zero] كُتبت كل المستندات.
    [one] تعذرت كتابة مستند واحد. { $first }
    [two] تعذرت كتابة مستندين. أولهما: { $first }
    [few] تعذرت كتابة { $count } مستندات. أولها: { $first }
    [many] تعذرت كتابة { $count } مستندا. أولها: { $first }
   *[other] تعذرت كتابة { $count } مستند. أولها: { $first }
}
replaced = { $count ->
    [zero] لم يُستبدل شيء.
    [one] تغير مقطع واحد.
    [two] تغير مقطعان.
    [few] تغيرت { $count } مقاطع.
    [many] تغير { $count } مقطعا.
   *[other] تغير { $count } مقطع.
}
all-finished = كل المقاطع مؤكدة.
only-unfinished = هذا آخر مقطع غير مؤكد.
confirm-empty = لا ترجمة لتأكيدها بعد.
split-where = ضع المؤشر في الأصل أولا، حيث يُراد تقسيم المقطع.
join-last = هذا آخر مقطع في فقرته.
paste-replaced = { $count ->
    [zero] لا نهايات أسطر في النص الملصق.
    [one] صارت نهاية سطر واحدة في النص الملصق مسافة، فالمقطع سطر واحد.
    [two] صارت نهايتا سطرين في النص الملصق مسافتين، فالمقطع سطر واحد.
    [few] صارت { $count } نهايات أسطر في النص الملصق مسافات، فالمقطع سطر واحد.
    [many] صارت { $count } نهاية سطر في النص الملصق مسافات، فالمقطع سطر واحد.
   *[other] صارت { $count } نهاية سطر في النص الملصق مسافات، فالمقطع سطر واحد.
}
term-saved = حُفظ «{ $term }».
term-removed = حُذف «{ $term }». يعيده التراجع.
no-writable-glossary = لا مسرد في هذا المشروع يقبل الإضافة.
keymap-no-command = تذكر خريطة المفاتيح أمرا لا وجود له: { $command }
keymap-no-key = تعطي خريطة المفاتيح الأمر «{ $command }» ما ليس مفتاحا: { $key }
keymap-clash = المفتاح { $key } معطى مرتين؛ وهو ينفذ «{ $sends }» لا «{ $instead }».
settings-broken = تعذرت قراءة الإعدادات فوُضعت جانبا باسم { $file }. { $reason }
settings-not-saved = تعذرت كتابة الإعدادات. { $reason }
settings-line = السطر { $line }. تفصيل تقني: { $detail }
technical-detail = تفصيل تقني: { $detail }
keymap-fixed = مفاتيح «{ $command }» هي مفاتيح النظام وتبقى كما هي.
keymap-clipboard = المفتاح { $key } للحافظة ولا يصل أبدا إلى «{ $command }».
keymap-writing = المفتاح { $key } يكتب في النص أو يتحرك فيه؛ فإن صار مفتاح «{ $command }» لم يعد كذلك.
keymap-alt-gr = يقوم Ctrl مع Alt مقام AltGr في بعض اللوحات؛ فقد يكتب { $key } هناك علامة ولا ينفذ «{ $command }».
keymap-system = قد يأخذ النظام المفتاح { $key } قبل أن يصل إلى «{ $command }».
keymap-no-text = الملف ليس نصا بترميز UTF-8.
keymap-read = تغيرت المفاتيح في { $file } وهي سارية الآن.
keymap-carried-over = صارت مفاتيحك محفوظة في { $file } ولم تعد بين الإعدادات.
keymap-set-aside = تعذرت قراءة ملف المفاتيح فوُضع جانبا باسم { $file }. { $reason }
keymap-rewritten = تعذر تغيير ملف المفاتيح في مكانه فكُتب من جديد؛ وما كان فيه محفوظ باسم { $file }.
keymap-not-read = تعذرت قراءة { $file }؛ وتبقى المفاتيح كما كانت. { $reason }
keymap-not-saved = تعذرت كتابة المفاتيح، فهي سارية حتى يُغلق البرنامج فقط. { $reason }
direction-source-auto = عاد الأصل إلى اتجاه لغته.
direction-source-rtl = صار الأصل من اليمين إلى اليسار.
direction-source-ltr = صار الأصل من اليسار إلى اليمين.
direction-target-auto = عادت الترجمة إلى اتجاه لغتها.
direction-target-rtl = صارت الترجمة من اليمين إلى اليسار.
direction-target-ltr = صارت الترجمة من اليسار إلى اليمين.
working-open = جارٍ الفتح…
working-create = جارٍ الاستيراد…
working-index = جارٍ تحضير المسارد…
working-cancel = إلغاء هذا
cancelled = أُلغي ذلك.
cancelled-export = أُلغي التصدير. وتبقى المستندات التي كُتبت قبل ذلك.
undo-overtaken = لم يتراجع شيء: تغيّر المشروع قبل أن تُقرأ الخطوة. كرّر التراجع.
leaving = يُغلق المشروع حالما يتم كل شيء ويُكتب.
show-document = عرضه
working-export = جارٍ التصدير…
working-edit = جارٍ تغيير المشروع…
working-progress = أُنجز { $percent }%
working-copy = جارٍ حفظ نسخة…
working-check = جارٍ فحص المشروع…
working-rescue = جارٍ إنقاذ ما يمكن قراءته…
copy-offer = حفظ نسخة…
copy-saved = حُفظت نسخة من المشروع باسم { $file }.
copy-saved-without-history = حُفظ المشروع باسم { $file } من دون سجل تغييراته الذي تعذرت قراءته.
open-copy = فتح النسخة
rescue-offer = إنقاذ ما يمكن قراءته في مشروع جديد
rescued = نُقل إلى { $file }: { $segments ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $segments } مقاطع
    [many] { $segments } مقطعا
   *[other] { $segments } مقطع
} ({ $translations ->
    [zero] لا مترجَم بينها
    [one] واحد منها مترجَم
    [two] اثنان منها مترجَمان
    [few] { $translations } منها مترجَمة
    [many] { $translations } منها مترجَمة
   *[other] { $translations } منها مترجَمة
})، { $documents ->
    [zero] لا مستندات
    [one] مستند واحد
    [two] مستندان
    [few] { $documents } مستندات
    [many] { $documents } مستندا
   *[other] { $documents } مستند
}، { $concepts ->
    [zero] لا مصطلحات
    [one] مصطلح واحد
    [two] مصطلحان
    [few] { $concepts } مصطلحات
    [many] { $concepts } مصطلحا
   *[other] { $concepts } مصطلح
}.
list-separator = {"، "}
rescue-whole = لم يُعثر على أي نقص.
rescue-lost-segments = { $count ->
    [zero] لم ينقص أي مقطع.
    [one] تعذرت قراءة مقطع واحد وهو ناقص.
    [two] تعذرت قراءة مقطعين وهما ناقصان.
    [few] تعذرت قراءة { $count } مقاطع وهي ناقصة.
    [many] تعذرت قراءة { $count } مقطعا وهي ناقصة.
   *[other] تعذرت قراءة { $count } مقطع وهي ناقصة.
}
rescue-lost-sources = { $count ->
    [zero] لم يُفقد أصل أي مقطع.
    [one] بقيت ترجمة مقطع واحد وتعذرت قراءة أصله.
    [two] بقيت ترجمة مقطعين وتعذرت قراءة أصليهما.
    [few] بقيت ترجمة { $count } مقاطع وتعذرت قراءة أصولها.
    [many] بقيت ترجمة { $count } مقطعا وتعذرت قراءة أصولها.
   *[other] بقيت ترجمة { $count } مقطع وتعذرت قراءة أصولها.
}
rescue-lost-translations = { $count ->
    [zero] لم تُفقد ترجمة أي مقطع.
    [one] ربما كانت لمقطع واحد ترجمة تعذرت قراءتها.
    [two] ربما كانت لمقطعين ترجمتان تعذرت قراءتهما.
    [few] ربما كانت لـ{ $count } مقاطع ترجمات تعذرت قراءتها.
    [many] ربما كانت لـ{ $count } مقطعا ترجمات تعذرت قراءتها.
   *[other] ربما كانت لـ{ $count } مقطع ترجمات تعذرت قراءتها.
}
rescue-unsure = { $count ->
    [zero] لا مقاطع تحتاج إلى مراجعة.
    [one] ربما تغير مقطع واحد بعد ما أمكنت قراءته منه. لم يعد مؤكدا: راجعه.
    [two] ربما تغير مقطعان بعد ما أمكنت قراءته منهما. لم يعودا مؤكدين: راجعهما.
    [few] ربما تغيرت { $count } مقاطع بعد ما أمكنت قراءته منها. لم تعد مؤكدة: راجعها.
    [many] ربما تغير { $count } مقطعا بعد ما أمكنت قراءته منها. لم تعد مؤكدة: راجعها.
   *[other] ربما تغير { $count } مقطع بعد ما أمكنت قراءته منها. لم تعد مؤكدة: راجعها.
}
rescue-lost-concepts = { $count ->
    [zero] لم ينقص أي مصطلح.
    [one] تعذرت قراءة مصطلح واحد وهو ناقص.
    [two] تعذرت قراءة مصطلحين وهما ناقصان.
    [few] تعذرت قراءة { $count } مصطلحات وهي ناقصة.
    [many] تعذرت قراءة { $count } مصطلحا وهي ناقصة.
   *[other] تعذرت قراءة { $count } مصطلح وهي ناقصة.
}
rescue-rebuilt = لم يبق من { $documents } إلا المقاطع. عند التصدير تصير كل فقرة سطرا مستقلا.
rescue-languages = تعذرت قراءة لغتي المشروع. افتُرض أنهما { $source } و{ $target }.
rescue-more = تعذرت كذلك قراءة قائمة المقاطع، فربما نقص أكثر مما يُعرف.
rescue-last-changes = ربما نقصت آخر التغييرات قبل التلف.
rescue-history = تعذرت قراءة بعض سجل التغييرات.
close-unsaved = تعذّرت كتابة بعض التغييرات وستضيع. أفسح مكانا وأعد المحاولة، أو احفظ نسخة في مكان آخر، أو أغلق مرة أخرى للخروج من دونها.
changes-lost = { $count ->
    [zero] لم يضع أي تغيير.
    [one] تعذّرت كتابة تغيير واحد وضاع.
    [two] تعذّرت كتابة تغييرين وضاعا.
    [few] تعذّرت كتابة { $count } تغييرات وضاعت.
    [many] تعذّرت كتابة { $count } تغييرا وضاعت.
   *[other] تعذّرت كتابة { $count } تغيير وضاعت.
}
bug = حدث خطأ في البرنامج نفسه. تفصيل تقني: { $reason }
