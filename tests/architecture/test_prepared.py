"""A prepared query keeps its text for good, so nothing may stand in it that is another one tomorrow.

At its first call it is refused when it gives two texts. A day is the same in both, and which way a question turns, too:
its specimens are never equal, nor empty, nor any word there is. Both are looked for here.
"""

import ast

from .tree import modules, parsed

CLOCKS = {"now", "today", "localdate", "localtime", "utcnow", "time"}
TURNS = (ast.If, ast.IfExp, ast.BoolOp, ast.Compare, ast.Match, ast.While, ast.Try)
Functions = dict[str, ast.FunctionDef]


def of_module(tree: ast.Module) -> Functions:
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def is_prepared(function: ast.FunctionDef) -> bool:
    return any(getattr(one, "id", "") == "prepared" for one in function.decorator_list)


def asks_elsewhere(question: ast.FunctionDef, beside: Functions) -> list[str]:
    """What it calls besides querysets, what makes a part of one (Q, F, Coalesce), and functions of its own module that
    call no more than that: any other might look anywhere."""
    found = []
    for call in (node.func for node in ast.walk(question) if isinstance(node, ast.Call)):
        if isinstance(call, ast.Attribute) and call.attr in CLOCKS:
            found.append(call.attr)
        elif isinstance(call, ast.Name) and not call.id[0].isupper():
            found += asks_elsewhere(beside[call.id], beside) if call.id in beside else [call.id]
    return found


def turns(question: ast.FunctionDef, beside: Functions) -> list[str]:
    """Where it, or a function of its own module that it calls, goes one way or another, or takes a value apart."""
    values = {one.arg for one in question.args.args}
    found = []
    for node in ast.walk(question):
        taken_apart = isinstance(node, ast.Subscript) and getattr(node.value, "id", "") in values
        if taken_apart or isinstance(node, TURNS) or (isinstance(node, ast.comprehension) and node.ifs):
            found.append(type(node).__name__)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in beside:
            found += turns(beside[node.func.id], beside)
    return found


def test_a_prepared_query_depends_on_nothing_but_its_arguments():
    found = [
        (path, question, of_module(parsed(path))) for path in modules() for question in of_module(parsed(path)).values()
    ]
    questions = [(path, question, beside) for path, question, beside in found if is_prepared(question)]
    assert questions
    wrong = {
        f"{path}: {question.name}": asks_elsewhere(question, beside) + turns(question, beside)
        for path, question, beside in questions
    }
    assert {where: asked for where, asked in wrong.items() if asked} == {}


def test_this_would_be_seen():
    tree = ast.parse("""
def f(person):
    return ordered(Person.objects.filter(born=timezone.localdate(), age=years_of(person)))
def ordered(people):
    return people.filter(since__lt=timezone.now()).order_by(F("id"))
""")
    functions = of_module(tree)
    assert sorted(asks_elsewhere(functions["f"], functions)) == ["localdate", "now", "years_of"]


def test_a_turn_would_be_seen():
    tree = ast.parse("""
def f(person, word):
    return named(Person.objects.filter(id=person, role=word[:20], nick=word or None), word)
def named(people, word):
    if word == "nobody":
        return people.none()
    return people.order_by("id")
""")
    functions = of_module(tree)
    assert sorted(turns(functions["f"], functions)) == ["BoolOp", "Compare", "If", "Subscript"]
