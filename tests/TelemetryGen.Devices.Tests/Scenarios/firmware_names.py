"""Holds modules to what a board's firmware has: every module, builtin, function of a module and method that they use.

A listing is a text: 'builtins: names', 'module NAME: names', and 'TYPE: names' for the methods of builtin types and of what the firmware's
modules give. What a module asks for before it uses it (hasattr, except AttributeError, except ImportError) it may do without.
"""

import ast

# What stands behind the question for another name: members of what was found, and what is there where that is not.
BEHIND = {
    'SSLContext': {'context_of', 'PROTOCOL_TLS_CLIENT', 'load_verify_locations', 'verify_mode'},
    'TLSVersion': {'TLSv1_2'},
    'RTC': {'datetime', 'init'},
    'ticks_ms': {'monotonic_ns'},
}


class Listing:

    def __init__(self, text):
        self.modules = {}
        self.builtins = set()
        self.methods = set()
        for line in text.splitlines():
            kind, colon, names = line.partition(':')
            if line.startswith('#') or not colon:
                continue
            names = set(names.split())
            if kind == 'builtins':
                self.builtins |= names
            elif kind.startswith('module '):
                self.modules[kind[7:]] = names
            else:
                self.methods |= names


def findings(sources, listing):
    """What is used in sources, {module: text}, and is not there: (module, line, what)."""
    trees = {name: ast.parse(text) for name, text in sources.items()}
    own = set()
    for tree in trees.values():
        own |= _declared(tree)
    for name, tree in trees.items():
        for line, what in sorted(_Module(tree, set(trees), own, listing).findings):
            yield name, line, what


def _declared(tree):
    """All names that the modules give to anything: functions, classes, attributes that are stored, keywords of their own."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
    return names


class _Module(ast.NodeVisitor):

    def __init__(self, tree, shipped, own, listing):
        self.shipped = shipped
        self.own = own
        self.listing = listing
        self.findings = set()
        # Names of the firmware's modules here; what was asked for; names that are set here.
        self.imported = {}
        self.asked = set()
        self.local = _declared(tree)
        self.excused = 0
        for node in ast.walk(tree):
            if isinstance(node, ast.arg):
                self.local.add(node.arg)
            elif isinstance(node, ast.ExceptHandler) and node.name:
                self.local.add(node.name)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ('hasattr', 'getattr') and len(node.args) > 1:
                # getattr with a default asks as well.
                if isinstance(node.args[1], ast.Constant) and (node.func.id == 'hasattr' or len(node.args) == 3):
                    self.asked.add(node.args[1].value)
                    self.asked |= BEHIND.get(node.args[1].value, set())
        self.visit(tree)

    def tell(self, node, what):
        if not self.excused:
            self.findings.add((node.lineno, what))

    def visit_Try(self, node):
        caught = {name.id for handler in node.handlers if handler.type is not None for name in ast.walk(handler.type) if isinstance(name, ast.Name)}
        excuses = bool(caught & {'ImportError', 'AttributeError', 'NameError'})
        if excuses:
            before = set(self.imported)
            self.excused += 1
            for statement in node.body:
                self.visit(statement)
            self.excused -= 1
            if 'ImportError' in caught and all(isinstance(s, (ast.Import, ast.ImportFrom)) for s in node.body):
                self._one_of(node, before)
                return
        else:
            for statement in node.body:
                self.visit(statement)
        for part in node.handlers + node.orelse + node.finalbody:
            self.visit(part)

    def _one_of(self, node, before):
        """One module, or the other where there is none of that name: one of them is there."""
        first = set(self.imported) - before
        if any(self.imported[name] is not None for name in first):
            return
        for name in first:
            del self.imported[name]
        for handler in node.handlers:
            self.visit(handler)

    def visit_Import(self, node):
        for alias in node.names:
            self._import(node, alias.name, alias.asname or alias.name)

    def visit_ImportFrom(self, node):
        members = self.listing.modules.get(node.module)
        if node.module in self.shipped:
            self.local |= {alias.asname or alias.name for alias in node.names}
            return
        if members is None:
            self.tell(node, 'module ' + node.module)
            return
        for alias in node.names:
            self.local.add(alias.asname or alias.name)
            if alias.name not in members:
                self.tell(node, node.module + '.' + alias.name)

    def _import(self, node, module, name):
        self.local.add(name)
        if module in self.shipped:
            return
        members = self.listing.modules.get(module)
        self.imported[name] = members
        if members is None:
            self.tell(node, 'module ' + module)

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load) and node.id not in self.local and node.id not in self.listing.builtins and not node.id.startswith('__'):
            self.tell(node, 'builtin ' + node.id)

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if not isinstance(node.ctx, ast.Load) or node.attr in self.asked:
            return
        if isinstance(node.value, ast.Name) and node.value.id in self.imported:
            members = self.imported[node.value.id]
            if members is not None and node.attr not in members:
                self.tell(node, node.value.id + '.' + node.attr)
        elif node.attr not in self.own and node.attr not in self.listing.methods and not any(node.attr in names for names in self.listing.modules.values()):
            self.tell(node, 'method ' + node.attr)
