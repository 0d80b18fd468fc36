"""What people answer, as they write it."""

import pytest

from ..replies import meaning

STOPS = """
STOP
stop
Stop.
STOP!!!
StopAll
UNSUBSCRIBE
unsubscribe please
cancel
END
quit
revoke
opt out
Opt-out
please opt me out
please stop
stop please
stop it
Stop now, thanks
please stop texting me
stop sending me these messages
Stop messaging me!
STOP. I have a question too
no more messages
no more texts please
don't text me anymore
Don’t text me again
do not contact me again
I don't want these texts
I do not want any more messages
take me off your list
Remove me from this list
remove me
leave me alone
wrong number
quit texting this phone
ALTO
Basta
alto por favor
baja
Cancelar
pare
no más mensajes
No me manden más mensajes
no me escriban
dejen de mandarme mensajes
ya no quiero mensajes
no quiero más textos
no me envíe más mensajes
no me mande mensajes por favor
no manden más textos
No me escriban más
no me contacten
no quiero que me escriban
cancel these text messages
cancel all texts
end these messages
número equivocado
"""
NOT_STOPS = """
should I stop taking metformin?
I can't stop bleeding
When do I stop the antibiotic
Can I cancel my visit on Monday?
the pain does not end
I quit smoking!
Please call me
ok thanks
yes
I have no more pills
no more pain today
My chest hurts
¿Puedo dejar de tomar la pastilla?
No puedo respirar
Gracias
do not send the prescription to the old pharmacy
Cancel my appointment. Please text me a new time
cancel my appointment please send a new one
Should I stop metformin? Please text me
No entiendo el mensaje
No recibí su mensaje
No me enviaron los resultados
No me mandaron la receta
No puedo escribir ahora

😀
"""
STARTS = ["START", "start please", "Unstop", "resume", "Empezar", "iniciar"]


@pytest.mark.parametrize("text", STOPS.strip().splitlines())
def test_stopping_in_any_reasonable_words(text):
    assert meaning(text) == "stop"


@pytest.mark.parametrize("text", NOT_STOPS.splitlines())
def test_what_is_not_surely_that_goes_to_a_person(text):
    assert meaning(text) == "other"


@pytest.mark.parametrize("text", STARTS)
def test_starting_again(text):
    assert meaning(text) == "start"
