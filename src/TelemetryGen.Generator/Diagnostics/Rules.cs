using System.Reflection;
using Microsoft.CodeAnalysis;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Diagnostics;

/// <summary>
/// The one table of diagnostics: title and severity of each id. What is said about a case is worded where it is found. docs/rules has a
/// page for each.
/// </summary>
internal static class Rules
{
    private const string Category = "TelemetryGen";

    // RepositoryUrl in Directory.Build.props.
    private static readonly string Repository =
        typeof(Rules).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryUrl").Value;

    public static readonly DiagnosticDescriptor NotPartial = Error(RuleIds.NotPartial, "A telemetry record must be partial");
    public static readonly DiagnosticDescriptor UnsupportedType = Error(RuleIds.UnsupportedType, "The type is not supported in messages");
    public static readonly DiagnosticDescriptor UnsupportedRecord = Error(
        RuleIds.UnsupportedRecord, "A telemetry record must be a plain type that generated code can name");
    public static readonly DiagnosticDescriptor CannotBeSet = Error(RuleIds.CannotBeSet, "A reader must be able to set every member");
    public static readonly DiagnosticDescriptor DuplicateMessage = Error(
        RuleIds.DuplicateMessage, "Message ids and names are unique in a schema");
    public static readonly DiagnosticDescriptor MessageId = Error(RuleIds.MessageId, "A message id is out of range");
    public static readonly DiagnosticDescriptor NotCarried = Warning(RuleIds.NotCarried, "A public member is neither carried nor ignored");
    public static readonly DiagnosticDescriptor NoSchema = Error(RuleIds.NoSchema, "The assembly has no telemetry schema");
    public static readonly DiagnosticDescriptor UnknownSetting = Error(
        RuleIds.UnknownSetting, "A build property has an unknown value", WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor Sequence = Error(RuleIds.Sequence, "A sequence number must count");
    public static readonly DiagnosticDescriptor SplitRecord = Error(
        RuleIds.SplitRecord, "All fields of a record must be in one declaration");
    public static readonly DiagnosticDescriptor ObsoleteError = Error(
        RuleIds.ObsoleteError, "Generated code cannot use what is obsolete as an error");
    public static readonly DiagnosticDescriptor OldLanguage = Error(
        RuleIds.OldLanguage, "The language version is too old for generated code");
    public static readonly DiagnosticDescriptor OtherAttribute = Error(
        RuleIds.OtherAttribute, "An attribute of another library has no effect on a message");
    public static readonly DiagnosticDescriptor NoEffect = Warning(RuleIds.NoEffect, "An attribute has no effect on a field of its type");
    public static readonly DiagnosticDescriptor NoFields = Warning(RuleIds.NoFields, "A message has no fields");
    public static readonly DiagnosticDescriptor PayloadTooLarge = Error(RuleIds.PayloadTooLarge, "A message can be larger than its limit");
    public static readonly DiagnosticDescriptor PayloadLarge = Warning(
        RuleIds.PayloadLarge, "A message can fill more than 80 % of its limit");
    public static readonly DiagnosticDescriptor NoBound = Error(RuleIds.NoBound, "A text, array or list needs a bound");
    public static readonly DiagnosticDescriptor TooWide = Info(RuleIds.TooWide, "A narrower type holds the declared values");
    public static readonly DiagnosticDescriptor Packing = Info(RuleIds.Packing, "The same values fit fewer bytes");
    public static readonly DiagnosticDescriptor LayoutChange = Error(
        RuleIds.LayoutChange, "A locked field has changed its type or position");
    public static readonly DiagnosticDescriptor MeaningChange = Error(RuleIds.MeaningChange, "A locked field has changed its meaning");
    public static readonly DiagnosticDescriptor Removal = Error(RuleIds.Removal, "Something that boards send was removed");
    public static readonly DiagnosticDescriptor Reuse = Error(RuleIds.Reuse, "A retired id or name is reused");
    public static readonly DiagnosticDescriptor Addition = Error(RuleIds.Addition, "An added field needs a version and a default");
    public static readonly DiagnosticDescriptor NotLocked = Warning(RuleIds.NotLocked, "A change is not in the lock yet");
    public static readonly DiagnosticDescriptor Lock = Warning(RuleIds.Lock, "The lock is missing, unreadable or newer than the code");
    public static readonly DiagnosticDescriptor NoFloats = Error(RuleIds.NoFloats, "A targeted board has no floats");
    public static readonly DiagnosticDescriptor BigNumber = Warning(RuleIds.BigNumber, "A targeted board allocates for this number");
    public static readonly DiagnosticDescriptor ReservedName = Error(RuleIds.ReservedName, "A name is taken, here or in a target language");
    public static readonly DiagnosticDescriptor Heap = Warning(RuleIds.Heap, "A targeted board has too little heap for its messages");
    public static readonly DiagnosticDescriptor ShortFloats = Info(
        RuleIds.ShortFloats, "The floats of a targeted board are too short for this field");
    public static readonly DiagnosticDescriptor NoUnit = Warning(RuleIds.NoUnit, "A measure has no unit");
    public static readonly DiagnosticDescriptor UnknownUnit = Error(RuleIds.UnknownUnit, "A unit symbol is not known");
    public static readonly DiagnosticDescriptor RangeTooWide = Error(RuleIds.RangeTooWide, "A range does not fit the wire type");
    public static readonly DiagnosticDescriptor RangeEmpty = Error(RuleIds.RangeEmpty, "The minimum of a range is above its maximum");
    public static readonly DiagnosticDescriptor BadStep = Warning(RuleIds.BadStep, "A step does not reach the declared bounds");
    public static readonly DiagnosticDescriptor NullInRange = Error(
        RuleIds.NullInRange, "The range of a nullable field contains the null value");
    public static readonly DiagnosticDescriptor Timestamp = Warning(RuleIds.Timestamp, "A timestamp needs a kind and a resolution");
    public static readonly DiagnosticDescriptor Metric = Error(RuleIds.Metric, "A metric needs a number and a name of one");
    public static readonly DiagnosticDescriptor SmallBuffer = Warning(RuleIds.SmallBuffer, "A buffer is smaller than the largest message");
    public static readonly DiagnosticDescriptor HandlerMethod = Warning(
        RuleIds.HandlerMethod, "A method that looks like a handler's receives no record");
    public static readonly DiagnosticDescriptor LeftRecord = Warning(RuleIds.LeftRecord, "A handler has no method for a record");
    public static readonly DiagnosticDescriptor Secret = Error(RuleIds.Secret, "A key is in the source code");

    private static DiagnosticDescriptor Error(string id, string title, params string[] tags) =>
        Rule(id, title, DiagnosticSeverity.Error, tags);

    private static DiagnosticDescriptor Warning(string id, string title) => Rule(id, title, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title) => Rule(id, title, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Rule(string id, string title, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, "{0}", Category, severity, isEnabledByDefault: true, helpLinkUri: $"{Repository}/blob/main/docs/rules/{id}.md",
            customTags: tags);
}
