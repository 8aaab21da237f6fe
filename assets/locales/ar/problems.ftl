## ملفات لا تُفتح أو لا تُقرأ أو لا تُكتب

error-missing = لا وجود للملف { $file }. ربما نُقل أو تغير اسمه.
error-exists = الملف { $file } موجود ولن يُستبدل. اختر اسما آخر.
error-not-a-project = الملف { $file } ليس مشروع ترجمان، أو تلفت بدايته.
error-newer = كُتب الملف { $file } بنسخة أحدث من ترجمان. حدّث البرنامج لفتحه.
error-damaged = الملف { $file } تالف. استعده من نسخة احتياطية، أو أنقذ ما يمكن قراءته.
error-nothing-to-rescue = لا يمكن قراءة أي شيء من مشروع في الملف { $file }.
error-locked = الملف { $file } مفتوح في نافذة أخرى. أغلقه هناك أولا.
error-read-only = الملف { $file } للقراءة فقط. اجعله قابلا للكتابة أو اختر مكانا آخر.
error-permission = لا يُسمح لك بقراءة الملف { $file } أو كتابته.
error-disk-full = امتلأ القرص الذي فيه الملف { $file }. أفسح مكانا وأعد المحاولة؛ تغييراتك محفوظة في الذاكرة حتى ذلك الحين.
error-moved = نُقل الملف { $file } أو حُذف أو استُبدل وهو مفتوح. أعده إلى مكانه ثم أعد المحاولة؛ تغييراتك محفوظة في الذاكرة حتى ذلك الحين.
error-too-large = سيتجاوز الملف { $file } أكبر حجم يسمح به قرصه. اختر مكانا آخر.
error-is-folder = الموضع { $file } مجلد لا ملف. اختر ملفا.
error-no-folder = يقع الملف { $file } داخل ما ليس مجلدا. اختر مكانا آخر.
error-name = اسم الملف { $file } أطول من اللازم، أو فيه محرف لا يسمح به النظام. اختر اسما آخر.
error-system = تعذرت قراءة الملف { $file } أو كتابته. يقول النظام: { $says }
error-unknown-format = الملف { $file } ليس بصيغة يقرؤها ترجمان ({ $known }).
error-over-project = الملف { $file } مشروع ترجمان. اختر اسما آخر للتصدير.
error-no-bundled = لا يُرفق مع ترجمان مسرد باسم «{ $name }».
error-no-document = لا مستند باسم «{ $name }» في هذا المشروع. مستنداته: { $names }
error-no-glossary = لا مسرد باسم «{ $name }» في هذا المشروع. مسارده: { $names }
error-document-format = لا تعرف هذه النسخة من ترجمان صيغة المستند «{ $format }». حدّث البرنامج لتصديره.
error-skeleton = ما حُفظ من المستند سوى مقاطعه تالف، فلا يمكن تصديره. استورده من جديد.
error-no-unit = في المستند مقطع لا موضع له، فلا يمكن تصديره. تراجع عن آخر تقسيم أو دمج وأعد المحاولة.

## أخطاء في الملفات

problem-on-line = السطر { $line }: { $problem }
problem-undecodable = { $count ->
    [zero] لا بايتات خارج الترميز { $encoding }: { $first }.
    [one] بايت واحد ليس نصا بالترميز { $encoding }: { $first }.
    [two] بايتان ليسا نصا بالترميز { $encoding }. أولهما { $first }.
    [few] { $count } بايتات ليست نصا بالترميز { $encoding }. أولها { $first }.
    [many] { $count } بايتا ليس نصا بالترميز { $encoding }. أولها { $first }.
   *[other] { $count } بايت ليس نصا بالترميز { $encoding }. أولها { $first }.
}
problem-not-text = لا يبدو هذا نصا. أهو الملف المطلوب؟
problem-more = { $count ->
    [zero] ولا مواضع أخرى.
    [one] وموضع آخر.
    [two] وموضعان آخران.
    [few] و{ $count } مواضع أخرى.
    [many] و{ $count } موضعا آخر.
   *[other] و{ $count } موضع آخر.
}
problem-no-header = ليس في الملف سطر عناوين يسمي اللغات، مثل ar أو en.
problem-no-language = لا يسمي سطر العناوين أي لغة، مثل ar أو en. أعمدته: { $columns }
problem-duplicate-column = العمود «{ $column }» مكرر. أُبقي الثاني حقلًا مستقلًا.
problem-extra-cells = { $count ->
    [zero] لا خلايا زائدة على أعمدة سطر العناوين.
    [one] خلية واحدة زائدة على أعمدة سطر العناوين. تُركت.
    [two] خليتان زائدتان على أعمدة سطر العناوين. تُركتا.
    [few] { $count } خلايا زائدة على أعمدة سطر العناوين. تُركت.
    [many] { $count } خلية زائدة على أعمدة سطر العناوين. تُركت.
   *[other] { $count } خلية زائدة على أعمدة سطر العناوين. تُركت.
}
problem-no-term = لا مصطلح في هذا المدخل.
problem-missing-id = لا معرّف لهذا السطر. سُمي هنا «{ $given }».
problem-duplicate-id = المعرّف «{ $id }» مكرر. سُمي الثاني هنا «{ $given }».
problem-replaced = { $count ->
    [zero] لا محارف خارج الترميز { $encoding }.
    [one] محرف واحد ليس نصا بالترميز { $encoding }.
    [two] محرفان ليسا نصا بالترميز { $encoding }.
    [few] { $count } محارف ليست نصا بالترميز { $encoding }.
    [many] { $count } محرفا ليس نصا بالترميز { $encoding }.
   *[other] { $count } محرف ليس نصا بالترميز { $encoding }.
}
problem-other-encoding = يقول الملف إنه بالترميز { $stated }، وقُرئ بالترميز { $encoding }.
problem-controls = { $count ->
    [zero] لا محارف تحكم.
    [one] تُرك محرف تحكم واحد.
    [two] تُرك محرفا تحكم.
    [few] تُركت { $count } محارف تحكم.
    [many] تُرك { $count } محرف تحكم.
   *[other] تُرك { $count } محرف تحكم.
}
problem-too-large = الملف أكبر من اللازم. لم يُقرأ إلا أوله.
problem-entry-too-large = هذا المدخل أكبر من اللازم. تُرك.
problem-too-deep = العناصر متداخلة أكثر من اللازم. تُرك أعمقها.
problem-truncated = ينتهي الملف هنا قبل تمامه.
problem-other-format = ليس هذا ملف { $format }.
problem-newer-version = الملف من الإصدار { $version } الذي لا تعرفه هذه النسخة. قُرئ منه ما فُهم.
problem-unknown-key = «{ $key }» غير معروف هنا. تُرك.
problem-syntax = تعذرت قراءة هذا. تفصيل تقني: { $detail }
problem-own-entities = يعرّف الملف كيانات خاصة به. لا تُستبدل بها نصوصها.
problem-misplaced = ليس هذا موضع «{ $name }». أُبقي كما هو.
problem-unclosed-quote = علامة اقتباس تبدأ هنا ولا تُغلق. أُخذت كما هي مكتوبة.
problem-incomplete = تُرك مدخل بلا «{ $name }».
problem-archive = الأرشيف تالف أو ليس على ما ينبغي. تفصيل تقني: { $detail }
problem-unknown-language = «{ $name }» ليس لغة معروفة هنا. أُبقيت مصطلحاتها على أنها من لغة مجهولة.
problem-missing-language = لا تُذكر هنا لغة. أُبقيت المصطلحات على أنها من لغة مجهولة.
problem-unknown-value = لا يقبل العمود «{ $column }» القيمة «{ $value }»، بل إحدى هذه: { $expected }

## أخطاء في قواعد التقطيع

srx-nothing = لا قواعد SRX هنا.
srx-other-file = ليس هذا ملف SRX. عنصره الخارجي «{ $element }».
srx-pattern = لا يمكن استعمال النمط «{ $pattern }»: { $reason }.
srx-no-such-rules = لا قواعد باسم «{ $name }».
srx-attribute = لا تقبل السمة { $name } القيمة «{ $value }».
xml-unclosed = يبدأ هنا وسم أو تعليق أو اقتباس لا نهاية له.
xml-not-begun = ينتهي هنا العنصر «{ $name }» ولم يبدأ.
xml-wrong-end = ينبغي أن ينتهي هنا العنصر «{ $expected }» لا «{ $found }».
xml-unknown-entity = الاسم «{ $name }» لا يدل على أي محرف.
xml-other = ليس هذا XML سليما من هنا فصاعدا.

## أخطاء في التعبيرات النمطية

expression-at = { $fault } (المحرف { $at })
expression-unclosed-group = مجموعة فُتح قوسها ولم يُغلق
expression-unopened-group = قوس إغلاق لا قوس فتح قبله
expression-unclosed-class = صنف محارف فُتح قوسه المعقوف ولم يُغلق
expression-nothing-to-repeat = لا شيء قبل علامة تكرار
expression-repetition = تكرار بين حاصرتين لا معنى له
expression-escape = لا معنى لما بعد شرطة مائلة عكسية
expression-range = مجال بين قوسين معقوفين لا معنى له
expression-unknown-class = لا محارف بهذا الاسم
expression-group-name = اسم مجموعة ليس اسما أو مكرر
expression-flag = علَم مجهول أو في غير موضعه
expression-look-around = النظر إلى الأمام أو الخلف غير ممكن هنا
expression-backreference = الإحالة إلى مجموعة سابقة غير ممكنة هنا
expression-no-such-group = يحيل إلى مجموعة لا وجود لها
expression-too-deep = مجموعات متداخلة أكثر من اللازم
expression-too-large = أكبر من اللازم
expression-other = لا يمكن فهمه

## ما لا يحمله الملف المكتوب

loss-encoding = لا يوجد «{ $character }» في الترميز { $from }، فكُتب الملف { $file } بالترميز { $to }. لم يُفقد أي نص.
loss-bytes = { $count ->
    [zero] { $file }: لا بايتات غير نصية.
    [one] { $file }: أُبقي بايت واحد ليس نصا كما هو.
    [two] { $file }: أُبقي بايتان ليسا نصا كما هما.
    [few] { $file }: أُبقيت { $count } بايتات ليست نصا كما هي.
    [many] { $file }: أُبقي { $count } بايتا ليس نصا كما هو.
   *[other] { $file }: أُبقي { $count } بايت ليس نصا كما هو.
}
