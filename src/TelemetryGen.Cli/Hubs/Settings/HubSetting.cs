using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;

namespace TelemetryGen.Cli.Hubs.Settings;

/// <summary>A setting of the hub: an option of the command, and a member of the same name of a file.</summary>
internal abstract class HubSetting(string name)
{
    /// <summary>The option's name without dashes.</summary>
    public string Name { get; } = name;

    public abstract Option Option { get; }

    /// <summary>Whether several values may be given.</summary>
    public abstract bool IsList { get; }

    /// <summary>What a value must be.</summary>
    public abstract string MustBe { get; }

    /// <summary>What was given in place of a value, for an error: "is 'x'", unless it may be a secret.</summary>
    public abstract string Describe(IReadOnlyList<string> texts, string between = ", ");

    /// <summary>Whether a file may have it as this kind of JSON value.</summary>
    public abstract bool Takes(JsonTokenType kind);

    /// <summary>Whether these are a value of it.</summary>
    public abstract bool Fits(IReadOnlyList<string> texts);

    /// <summary>Puts a value where it belongs.</summary>
    /// <param name="to">What is set so far.</param>
    /// <param name="texts">A value that fits.</param>
    public abstract HubStart Apply(HubStart to, IReadOnlyList<string> texts);

    /// <summary>The value's texts on a command line; null when it is not there.</summary>
    public IReadOnlyList<string>? Given(ParseResult parsed) =>
        parsed.GetResult(Option) is { Implicit: false } result ? [.. result.Tokens.Select(static token => token.Value)] : null;
}

/// <inheritdoc/>
internal sealed class HubSetting<T> : HubSetting
{
    private readonly SettingKind<T> _kind;
    private readonly Func<HubStart, T, HubStart> _set;

    /// <param name="name">The option's name without dashes.</param>
    /// <param name="description">A sentence for help.</param>
    /// <param name="kind">What it takes.</param>
    /// <param name="usual">Its value when nothing is said; help shows it.</param>
    /// <param name="set">Puts a value where it belongs.</param>
    public HubSetting(string name, string description, SettingKind<T> kind, T usual, Func<HubStart, T, HubStart> set)
        : base(name)
    {
        _kind = kind;
        _set = set;
        var shown = kind.Show(usual);
        var text = shown.Length == 0 ? description : $"{description} [default: {shown}]";
        Option = kind.IsSwitch
            ? new Option<bool>("--" + name)
            : kind.IsList ? new Option<string[]>("--" + name) : new Option<string>("--" + name);
        Option.Description = text;
        Option.HelpName = kind.IsSwitch ? null : kind.HelpName;
        Option.Validators.Add(Check);
    }

    public override Option Option { get; }

    public override bool IsList => _kind.IsList;

    public override string MustBe => _kind.MustBe;

    public override string Describe(IReadOnlyList<string> texts, string between = ", ") =>
        _kind.MayBeSecret ? "is something else" : $"is '{string.Join(between, texts)}'";

    public override bool Takes(JsonTokenType kind) => _kind.Json.Contains(kind);

    public override bool Fits(IReadOnlyList<string> texts) => _kind.Parse(texts, out _);

    public override HubStart Apply(HubStart to, IReadOnlyList<string> texts) =>
        _kind.Parse(texts, out var value) ? _set(to, value) : throw new ArgumentException($"No value of {Name}.", nameof(texts));

    private void Check(OptionResult result)
    {
        string[] texts = [.. result.Tokens.Select(static token => token.Value)];

        // What is not there at all the command line says by itself.
        if ((texts.Length > 0 || _kind.IsSwitch) && !Fits(texts))
        {
            result.AddError($"--{Name} {Describe(texts, " ")}; it must be {MustBe}.");
        }
    }
}
