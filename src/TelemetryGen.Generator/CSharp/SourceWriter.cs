using System.Text;

namespace TelemetryGen.Generator.CSharp;

/// <summary>Writes indented source, lines ended by LF. Of empty lines it keeps one, and none after { or before }.</summary>
/// <param name="ask">Called before each line that is written: throws <see cref="OperationCanceledException"/> when nobody waits for the
/// text any more.</param>
internal sealed class SourceWriter(Action ask)
{
    private int _depth;
    private bool _isBlankPending;
    private bool _isAtStart = true;

    /// <summary>What asks whether somebody waits for the text: for content that is put after <see cref="Text"/> by others.</summary>
    public Action Ask => ask;

    /// <summary>What was written.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>One line, or an empty one.</summary>
    public SourceWriter Line(string line = "")
    {
        if (line.Length == 0)
        {
            _isBlankPending = !_isAtStart;
            return this;
        }

        ask();
        if (_isBlankPending && line[0] != '}')
        {
            Text.Append('\n');
        }

        Text.Append(' ', _depth * 4).Append(line).Append('\n');
        _isBlankPending = false;
        _isAtStart = line == "{";
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
}
