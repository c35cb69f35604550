using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TelemetryGen.Generator.Diagnostics;

/// <summary>The one table of diagnostics: id, title and severity. What is said about a case is worded where it is found. docs/rules has a page for each.</summary>
internal static class Rules
{
    private const string Category = "TelemetryGen";

    // RepositoryUrl in Directory.Build.props.
    private static readonly string Repository =
        typeof(Rules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryUrl").Value;

    public static readonly DiagnosticDescriptor NotPartial = Error("TLG0001", "A telemetry record must be partial");
    public static readonly DiagnosticDescriptor UnsupportedType = Error("TLG0002", "No message carries this type");
    public static readonly DiagnosticDescriptor UnsupportedRecord = Error("TLG0003", "A telemetry record must be a plain type that generated code can name");
    public static readonly DiagnosticDescriptor CannotBeSet = Error("TLG0004", "A reader must be able to set every member");
    public static readonly DiagnosticDescriptor DuplicateMessage = Error("TLG0005", "Message ids and names are unique in a schema");
    public static readonly DiagnosticDescriptor MessageId = Error("TLG0006", "A message id is out of range");
    public static readonly DiagnosticDescriptor NotCarried = Warning("TLG0007", "A public member is neither carried nor ignored");
    public static readonly DiagnosticDescriptor NoSchema = Error("TLG0008", "The assembly names no telemetry schema");
    public static readonly DiagnosticDescriptor UnknownSetting = Error("TLG0009", "A property of the build has a value that is not known", WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor Sequence = Error("TLG0010", "A sequence number must count");
    public static readonly DiagnosticDescriptor SplitRecord = Error("TLG0011", "What a record carries stands in one declaration");
    public static readonly DiagnosticDescriptor ObsoleteError = Error("TLG0012", "Generated code cannot use what is obsolete as an error");
    public static readonly DiagnosticDescriptor OldLanguage = Error("TLG0013", "The language is older than that of generated code");
    public static readonly DiagnosticDescriptor OtherAttribute = Error("TLG0014", "An attribute of another library says nothing to a message");
    public static readonly DiagnosticDescriptor PayloadTooLarge = Error("TLG0101", "A message can be larger than its limit");
    public static readonly DiagnosticDescriptor PayloadLarge = Warning("TLG0102", "A message can fill more than 80 % of its limit");
    public static readonly DiagnosticDescriptor NoBound = Error("TLG0103", "A text, array or list needs a bound");
    public static readonly DiagnosticDescriptor TooWide = Info("TLG0104", "A narrower type holds the declared values");
    public static readonly DiagnosticDescriptor Packing = Info("TLG0105", "The same values fit fewer bytes");
    public static readonly DiagnosticDescriptor LayoutChange = Error("TLG0201", "A locked field has another form or place");
    public static readonly DiagnosticDescriptor MeaningChange = Error("TLG0202", "A locked field means something else");
    public static readonly DiagnosticDescriptor Removal = Error("TLG0203", "Something that boards send is gone");
    public static readonly DiagnosticDescriptor Reuse = Error("TLG0204", "An id or name that was given up is used again");
    public static readonly DiagnosticDescriptor Addition = Error("TLG0205", "An added field needs a version and a default");
    public static readonly DiagnosticDescriptor NotLocked = Warning("TLG0206", "A change is not in the lock yet");
    public static readonly DiagnosticDescriptor Lock = Warning("TLG0207", "The lock is missing, unreadable or newer than the code");
    public static readonly DiagnosticDescriptor NoFloats = Error("TLG0301", "A targeted board has no floats");
    public static readonly DiagnosticDescriptor BigNumber = Warning("TLG0302", "A targeted board allocates for this number");
    public static readonly DiagnosticDescriptor ReservedName = Error("TLG0303", "A name is taken, here or in a target language");
    public static readonly DiagnosticDescriptor Heap = Warning("TLG0304", "A targeted board has too little heap for its messages");
    public static readonly DiagnosticDescriptor NoUnit = Warning("TLG0401", "A measure has no unit");
    public static readonly DiagnosticDescriptor UnknownUnit = Error("TLG0402", "A unit symbol is not known");
    public static readonly DiagnosticDescriptor RangeTooWide = Error("TLG0403", "A range does not fit the wire type");
    public static readonly DiagnosticDescriptor RangeEmpty = Error("TLG0404", "A range starts above its end");
    public static readonly DiagnosticDescriptor BadStep = Warning("TLG0405", "A step does not reach the declared bounds");
    public static readonly DiagnosticDescriptor NullInRange = Error("TLG0406", "A field that may be null takes the null value");
    public static readonly DiagnosticDescriptor Moment = Warning("TLG0407", "A moment needs a kind and a resolution");
    public static readonly DiagnosticDescriptor SmallBuffer = Warning("TLG0501", "A buffer is smaller than the largest message");
    public static readonly DiagnosticDescriptor Secret = Error("TLG0601", "A key stands in the source");

    private static DiagnosticDescriptor Error(string id, string title, params string[] tags) => Rule(id, title, DiagnosticSeverity.Error, tags);

    private static DiagnosticDescriptor Warning(string id, string title) => Rule(id, title, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title) => Rule(id, title, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Rule(string id, string title, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, "{0}", Category, severity, isEnabledByDefault: true, helpLinkUri: $"{Repository}/blob/main/docs/rules/{id}.md", customTags: tags);
}
