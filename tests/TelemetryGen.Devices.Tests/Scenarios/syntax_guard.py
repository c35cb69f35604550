"""Names what a module has that the oldest MicroPython cannot parse or a board without floats cannot do."""

import ast
import io
import tokenize

TOO_NEW = {
    ast.JoinedStr: 'f-string',
    ast.NamedExpr: 'assignment expression',
    ast.AnnAssign: 'annotated variable',
    ast.AsyncFunctionDef: 'async',
}


def findings(source):
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, 'lineno', 0)
        name = TOO_NEW.get(type(node))
        if name:
            yield line, name
        if isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)):
            yield line, 'float'
        if isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div):
            yield line, 'true division'
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and holds_bytes(node.left):
            yield line, '% on bytes'
        if isinstance(node, ast.Name) and node.id == 'float':
            yield line, 'float'
        if isinstance(node, ast.Attribute) and node.attr == 'errno':
            yield line, '.errno'
        if isinstance(node, ast.arguments) and node.posonlyargs:
            yield line, 'positional-only parameter'
        if isinstance(node, ast.Dict) and None in node.keys:
            yield line, 'dictionary unpacking'
        if isinstance(node, (ast.Raise,)) and node.cause is not None:
            yield line, 'raise from'
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NUMBER and '_' in token.string:
            yield token.start[0], 'underscore in a number'


def holds_bytes(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, bytes)
