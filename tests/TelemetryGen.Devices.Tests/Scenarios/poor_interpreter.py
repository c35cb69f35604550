"""Runs device modules on CPython as the poorest board would allocate: MicroPython 1.8.6 on 32 bits (WiPy 1), and some of what newer ones do not.

The statements of a module are rewritten before it runs, so that each thing that such a board makes an object for is counted:

    ints       beyond 31 bits, and whatever is computed from such an int, however small: it stays an object (1.23 is the last that does so)
    calls      with a star: f(*values)
    loops      over a tuple or list, and looking for a value in one
    slices     read or stored; texts and bytes put together
    displays   lists, dictionaries, sets, comprehensions, tuples that are no constant; tuples of three that are assigned
    methods    taken from an object and not called at once

What struct packs, and an int that is only held or compared, costs nothing.
"""

import ast
import importlib.abc
import importlib.util
import os
import sys
import types

SMALL = 1 << 30


class Counted:
    """What was made since start(): [(module, line, what)]."""

    made = []
    is_on = False

    def start(self):
        self.made = []
        self.is_on = True

    def stop(self):
        self.is_on = False
        return self.made


counted = Counted()


class Large(int):
    """An int that is an object of the heap."""


def made(where, what):
    if counted.is_on:
        counted.made.append(where + (what,))


def held(value, where):
    """A result: counted when it is an object."""
    if type(value) is int and not -SMALL <= value < SMALL:
        value = Large(value)
    if type(value) is Large:
        made(where, 'int ' + str(int(value)))
    return value


def computed(where, operation, left, right):
    value = operation(left, right)
    if type(value) is int and (type(left) is Large or type(right) is Large):
        value = Large(value)
    if isinstance(value, (str, bytes, bytearray, list, tuple)):
        made(where, type(value).__name__)
    return held(value, where)


def looped(where, values):
    if isinstance(values, (tuple, list)):
        made(where, 'loop over a ' + type(values).__name__)
    return values


def member(where, owner, name):
    value = getattr(owner, name)
    # One that was stored in an attribute was made before.
    if isinstance(value, (types.MethodType, types.BuiltinMethodType)) and not isinstance(owner, types.ModuleType) and name not in getattr(owner, '__dict__', ()):
        made(where, 'method ' + name)
    return value


def shown(where, what, value):
    made(where, what)
    return value


OPERATIONS = {
    ast.Add: lambda a, b: a + b, ast.Sub: lambda a, b: a - b, ast.Mult: lambda a, b: a * b, ast.FloorDiv: lambda a, b: a // b, ast.Mod: lambda a, b: a % b,
    ast.Div: lambda a, b: a / b, ast.Pow: lambda a, b: a ** b, ast.LShift: lambda a, b: a << b, ast.RShift: lambda a, b: a >> b,
    ast.BitAnd: lambda a, b: a & b, ast.BitOr: lambda a, b: a | b, ast.BitXor: lambda a, b: a ^ b,
}
TABLE = {kind.__name__: operation for kind, operation in OPERATIONS.items()}


class Rewritten(ast.NodeTransformer):
    """Calls of this module in the place of what may allocate, inside of functions; what runs at import is free."""

    def __init__(self, module):
        self.module = module
        self.depth = 0

    def _where(self, node):
        return ast.Tuple([ast.Constant(self.module), ast.Constant(node.lineno)], ast.Load())

    def _call(self, node, name, *args):
        call = ast.Call(ast.Attribute(ast.Name('_poor', ast.Load()), name, ast.Load()), [self._where(node)] + list(args), [])
        return ast.fix_missing_locations(ast.copy_location(call, node))

    def visit_FunctionDef(self, node):
        self.depth += 1
        node.body = [self.visit(statement) for statement in node.body]
        self.depth -= 1
        return node

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if not self.depth:
            return node
        operation = ast.Subscript(ast.Attribute(ast.Name('_poor', ast.Load()), 'TABLE', ast.Load()), ast.Constant(type(node.op).__name__), ast.Load())
        return self._call(node, 'computed', operation, node.left, node.right)

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if not self.depth:
            return node
        load = ast.parse(ast.unparse(node.target), mode='eval').body
        value = self.visit_BinOp(ast.copy_location(ast.BinOp(load, node.op, node.value), node))
        return ast.fix_missing_locations(ast.copy_location(ast.Assign([node.target], value), node))

    def visit_For(self, node):
        self.generic_visit(node)
        if self.depth:
            node.iter = self._call(node, 'looped', node.iter)
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        if self.depth:
            for i, operation in enumerate(node.ops):
                if isinstance(operation, (ast.In, ast.NotIn)):
                    node.comparators[i] = self._call(node, 'looped', node.comparators[i])
        return node

    def visit_Call(self, node):
        # The method that is called at once is no object.
        if isinstance(node.func, ast.Attribute):
            node.func.value = self.visit(node.func.value)
        else:
            node.func = self.visit(node.func)
        node.args = [self.visit(a) for a in node.args]
        node.keywords = [self.visit(k) for k in node.keywords]
        if self.depth and any(isinstance(a, ast.Starred) for a in node.args):
            return self._call(node, 'shown', ast.Constant('call with a star'), node)
        return node

    def visit_Attribute(self, node):
        self.generic_visit(node)
        return self._call(node, 'member', node.value, ast.Constant(node.attr)) if self.depth and isinstance(node.ctx, ast.Load) else node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if self.depth and isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load):
            return self._call(node, 'shown', ast.Constant('slice'), node)
        return node

    def visit_Assign(self, node):
        stores = any(isinstance(t, ast.Subscript) and isinstance(t.slice, ast.Slice) for t in node.targets)
        swap = isinstance(node.value, ast.Tuple) and len(node.value.elts) == 2 and isinstance(node.targets[0], ast.Tuple)
        if swap:
            # Two values change places on the stack.
            node.value.elts = [self.visit(e) for e in node.value.elts]
        else:
            self.generic_visit(node)
        if self.depth and stores:
            node.value = self._call(node, 'shown', ast.Constant('slice store'), node.value)
        return node

    def _display(self, node):
        self.generic_visit(node)
        if not self.depth or not isinstance(getattr(node, 'ctx', ast.Load()), ast.Load):
            return node
        if isinstance(node, ast.Tuple) and all(isinstance(e, ast.Constant) for e in node.elts):
            return node
        return self._call(node, 'shown', ast.Constant(type(node).__name__.lower()), node)

    visit_Tuple = visit_List = visit_Dict = visit_Set = visit_ListComp = visit_GeneratorExp = visit_DictComp = visit_SetComp = _display

    def visit_Raise(self, node):
        # An error may allocate.
        return node


class _Loader(importlib.abc.Loader):

    def __init__(self, path, name):
        self.path = path
        self.name = name

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        with open(self.path, encoding='utf-8') as file:
            tree = Rewritten(self.name).visit(ast.parse(file.read()))
        module.__dict__['_poor'] = sys.modules[__name__]
        exec(compile(ast.fix_missing_locations(tree), self.path, 'exec'), module.__dict__)


class Poor(importlib.abc.MetaPathFinder):
    """Finds modules in folders of those names and loads them rewritten, all but some."""

    def __init__(self, folders, exempt):
        self.folders = folders
        self.exempt = exempt

    def find_spec(self, name, path=None, target=None):
        if name in self.exempt or name in sys.builtin_module_names:
            return None
        for folder in sys.path:
            file = os.path.join(folder, name + '.py')
            if os.path.exists(file):
                # What is Python's own lies in folders called otherwise.
                ours = folder.rstrip('/').endswith(self.folders)
                return importlib.util.spec_from_file_location(name, file, loader=_Loader(file, name)) if ours else None
        return None


def install(*exempt):
    """What is imported from now on is counted, but for the modules of a scenario that are named."""
    sys.meta_path.insert(0, Poor(('device', 'Scenarios', 'Templates'), ('poor_interpreter',) + exempt))
