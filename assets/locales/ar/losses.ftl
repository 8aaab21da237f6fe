## ما لا تحفظه الصيغة من المسرد، وما تُرك منه

# يكون $what إحدى الرسائل التالية.
lost-counted = { $what }: { $count ->
    [zero] لا شيء
    [one] موضع واحد
    [two] موضعان
    [few] { $count } مواضع
    [many] { $count } موضعا
   *[other] { $count } موضع
}

# ما تعود إليه الخاصية.
level-concepts = المفاهيم
level-sections = المفاهيم في لغة بعينها
level-terms = المصطلحات

what-domain = مجالات { $level }
what-definition = تعريفات { $level }
what-note = ملاحظات على { $level }
what-do-not-translate = الإشارة إلى ترك ترجمة { $level }
what-link = روابط إلى ما يوضح { $level }
what-history = سجل { $level }
what-wording = ألفاظ { $level }
what-status = حالات { $level }
what-part-of-speech = أقسام الكلام في { $level }
what-gender = الجنس النحوي في { $level }
what-number = العدد النحوي في { $level }
what-variant = صيغ كتابة أخرى في { $level }
what-matching = مدى اختلاف النص المسموح به عن { $level }
what-match-case = التمييز بين الأحرف الكبيرة والصغيرة في { $level }
what-form = صيغ صرفية في { $level }
what-first-mention = صيغ الذكر الأول في { $level }
what-must-match = جمل ينبغي العثور فيها على { $level }
what-must-not-match = جمل ينبغي ألا يُعثر فيها على { $level }
what-term-id = معرّفات { $level }
what-term-type = أنواع { $level }
what-context = أمثلة على استعمال { $level }
what-source = مصادر { $level }
what-field = الحقل «{ $name }» في { $level }

head-name = اسم المسرد
head-licence = رخصة المسرد
head-origin = أصل المسرد
head-comments = الملاحظات في صدر المسرد
head-fields = ما تذكره أداة أخرى في صدر المسرد

lost-ids = مفاهيم تتغير معرّفاتها
lost-concepts = مفاهيم لا مصطلح فيها تحفظه الصيغة
lost-grouping = مفاهيم تتفرق في عدة مداخل
lost-duplicates = مداخل تكرر غيرها أو تناقضه
lost-too-long = نصوص أطول مما تسمح به الصيغة ({ $limit })
lost-too-many = { $limit ->
    [zero] مداخل لا تقبلها الصيغة
    [one] مداخل تزيد على مدخل واحد تقبله الصيغة
    [two] مداخل تزيد على مدخلين تقبلهما الصيغة
    [few] مداخل تزيد على { $limit } مداخل تقبلها الصيغة
    [many] مداخل تزيد على { $limit } مدخلا تقبلها الصيغة
   *[other] مداخل تزيد على { $limit } مدخل تقبلها الصيغة
}

left-out-counted = { $what }: { $count }
left-out-concepts = مفاهيم متروكة
left-out-terms = مصطلحات متروكة من لغات أو حالات أخرى
left-out-sections = ما قيل في المفاهيم بلغات أخرى، متروكا
left-out-avoided = مصطلحات لا تُستعمل، متروكة
avoided-in-notes = مصطلحات لا تُستعمل، مذكورة في الملاحظات
left-out-variants = صيغ كتابة أخرى متروكة
variants-as-terms = صيغ كتابة أخرى صارت مصطلحات
left-out-forms = صيغ صرفية متروكة
forms-as-terms = صيغ صرفية صارت مصطلحات
