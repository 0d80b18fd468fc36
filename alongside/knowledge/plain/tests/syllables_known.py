"""Words whose syllables anybody can clap. English agrees with the CMU Pronouncing Dictionary wherever that has
the word (compared once; it is not part of this). Spanish follows the Academy's spelling: and guion are one.
"""

ENGLISH = {
    1: """
    and ask aches asked blood bones breathe bruised burns cause change clothes clots cough cough's days dose eat eyes
    felt food gauze grades health heart help helped juice knee know lungs made months mouth nerve next nurse once
    pain pills please pulse rash rest right skin sleep sleeves sneezed spine stage stairs strength stretched stroke take
    talked teeth thighs through throat tongue twelve twice use vague veins voice walk walked week wheeze whole wounds
    """,
    2: """
    able accept achieve advice again allow ankle answer apple aspirin asthma aware baby bandage becomes bedtime believe
    besides better biceps bladder bleeding breakfast breathing bruising caffeine cancer capsule careful changes chicken
    client closely cortex cotton daily decide dialed diet doctor doses dryer eighteen elbow evening exam eyelid eyesight
    fasting fatigue fever fiber finger fluid forehead fracture giant headache healthy hearing heartburn helpful herself
    hoping hundred idle iron itching joyful kidney kitchen lately lifetime likely limit lion liquid liver looking
    measures medic meeting muscles naked nasal needed nurses office older onset pages painful patient people platelet
    pressure promise quiet rarely recent refill region runny safely salty science scissors sinus sleepy smoking
    soda someone something sometimes stomach sugar surgeon swallow swollen symptom syringe table tablet tested tired
    tissue treated tumor twenty ulcer upset useful vaccine virus visit vision walking water widely worried zero
    """,
    3: """
    abdomen abscesses acetate addiction allergic allergies amazing animal another appetite appointment
    artery arthritis barium benefit biopsy calcium cardiac carefully cataract chemical cholera
    completely constipate continue convenient deficient dependence difficult dizziness emotion
    employee employer energy exercise family gallbladder genetic glaucoma heroin hospital hormonal
    idea important improvement infection injection insulin interview lasagna library
    manager medicine menopause negative nobody operate opinion oxygen pacemaker
    pharmacist pharmacy piano pneumonia positive potato pregnancy prevention privacy prescription protection
    quality radius recipe recipes reducing remember reunion stethoscope suicide
    surgery telephone together tomorrow treatable tuberose underneath urinate uterus vitamin weightlifting
    """,
    4: """
    abdominal activity anemia antibody anxiety applicable available
    avocado biology calculation caterpillar cholesterol community complication definitely dehydration
    dermatitis diabetes dementia emergency endoscopy especially exhalation february generator
    geography hepatitis independent information insomnia january kindergarten laceration leukemia mammography
    material medication menstruation meningitis morbidity necessary nutritionist obesity operation original particular
    pediatrics psychology psoriasis radiation radiator recovery regulated sanitizer scientific society
    technology television temporary thermometer unusual voluntary watermelon
    """,
    5: """
    alphabetical appendicitis cardiologist cardiology characteristic communication
    cooperation creativity electricity examination hospitality immediately
    international justification nationality opportunity personality physiology pronunciation
    qualification radiologist rehabilitate university vocabulary
    """,
}

SPANISH = {
    1: "huir quien a y o el la tos pie vez más bien diez luz piel rey hoy muy ley sol buey guion dio vio fue juez",
    2: """
    guiones agua dolor fiebre sangre hueso cuerpo día río salud riñón aunque pierna cuello ojo caer leer país raíz
    maíz ahí búho ciudad veinte treinta cuando guía seguir aire causa viejo nuevo bueno cuatro nueve siete
    tomar comer beber dormir tengo quiero pueden huevo leche fruta sobre lengua muela diente tía frío vía rehén oiga
    baúl reír oír yerno mayo ayer
    """,
    3: """
    diarrea prohibido ahora alcohol médico cabeza espalda pastilla azúcar diabetes glucosa vacuna examen
    corazón pulmones ayuda oído poeta teatro idea paciente cansado hígado vómito
    tobillo rodilla muñeca garganta enfermo respirar caminar farmacia
    receta recetas aseo cuídate vergüenza bilingüe agüero
    incluido construido jesuita tranquilo psiquiatra
    """,
    4: """
    mareado averigüe medicina enfermera energía cirugía estómago resultado tratamiento hospitales
    colesterol policía quirúrgico intestino vehículo lingüística
    recuperar calcularon embarazo
   
    """,
    5: """
    temperatura aeropuerto respirábamos zoología
    oftalmólogo hipertensivo trataríamos
    """,
    6: "gastroenteritis hospitalizado ",
}


def listed(table: dict[int, str]) -> list[tuple[str, int]]:
    """(word, count) of every word."""
    return [(word, count) for count, words in table.items() for word in words.split()]
