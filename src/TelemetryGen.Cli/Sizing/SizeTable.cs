using Spectre.Console;

namespace TelemetryGen.Cli.Sizing;

/// <summary>A column of a table.</summary>
/// <param name="Title">Its head.</param>
/// <param name="LeastWidth">Its width where there is room: tables of a report stand in line.</param>
internal sealed record SizeColumn(string Title, int LeastWidth)
{
    /// <summary>It holds numbers, to the right.</summary>
    public bool IsNumber { get; private init; }

    /// <summary>It draws what another column says, and is left out where there is no room.</summary>
    public bool IsBar { get; private init; }

    public static SizeColumn Number(string title, int leastWidth) => new(title, leastWidth) { IsNumber = true };

    public static SizeColumn Bar(string title, int leastWidth) => new(title, leastWidth) { IsBar = true };
}

/// <summary>A table of the report. No cell is cut, whatever the width.</summary>
internal sealed class SizeTable(IReadOnlyList<SizeColumn> columns, IEnumerable<string[]> rows)
{
    // "| " before each cell, " " after it, and "|" at the end.
    private const int AroundCell = 3;

    private readonly List<string[]> _rows = [.. rows];

    /// <summary>
    /// The table as it fits: with columns in line, or as narrow as its cells, or without bars, or as several tables of which each has the
    /// first column.
    /// </summary>
    /// <param name="width">The width of a line; null for any.</param>
    public IEnumerable<Table> Fit(int? width)
    {
        int[] all = [.. Enumerable.Range(0, columns.Count)];
        if (width is not { } most || Measure(all, InLine) <= most)
        {
            return [Create(all, InLine)];
        }

        int[] plain = Measure(all, Narrow) <= most ? all : [.. all.Where(i => !columns[i].IsBar)];
        return Split(plain, most).Select(part => Create(part, Narrow));
    }

    private IEnumerable<int[]> Split(int[] shown, int most)
    {
        List<int> part = [shown[0]];
        foreach (var column in shown.Skip(1))
        {
            if (part.Count > 1 && Measure([.. part, column], Narrow) > most)
            {
                yield return [.. part];
                part = [shown[0]];
            }

            part.Add(column);
        }

        yield return [.. part];
    }

    private Table Create(int[] shown, Func<int, int> widthOf)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        foreach (var i in shown)
        {
            var column = new TableColumn(Markup.Escape(columns[i].Title)) { NoWrap = true, Width = widthOf(i) };
            table.AddColumn(columns[i].IsNumber ? column.RightAligned() : column);
        }

        _rows.ForEach(row => table.AddRow([.. shown.Select(i => Markup.Escape(row[i]))]));
        return table;
    }

    private static int Measure(int[] shown, Func<int, int> widthOf) => shown.Sum(i => widthOf(i) + AroundCell) + 1;

    private int InLine(int column) => _rows.Max(row => Math.Max(columns[column].LeastWidth, row[column].Length));

    private int Narrow(int column) => Math.Max(columns[column].Title.Length, _rows.Max(row => row[column].Length));
}
