using System.Text;

namespace TelemetryGen.Generator.Emit;

/// <summary>Writes indented source, lines ended by LF.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>One line, or an empty one.</summary>
    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Several lines, each indented.</summary>
    public SourceWriter Lines(string lines)
    {
        foreach (var line in lines.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }

        return this;
    }

    /// <summary>A heading and a block in braces.</summary>
    public SourceWriter Block(string heading, Action content)
    {
        Open(heading);
        content();
        return Close();
    }

    /// <summary>Content one step further in.</summary>
    public SourceWriter Indented(Action content)
    {
        _depth++;
        content();
        _depth--;
        return this;
    }

    public SourceWriter Open(string heading)
    {
        Line(heading).Line("{");
        _depth++;
        return this;
    }

    public SourceWriter Close()
    {
        _depth--;
        return Line("}");
    }

    public override string ToString() => _text.ToString();
}
