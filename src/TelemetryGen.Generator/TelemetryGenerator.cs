using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TelemetryGen.Generator.Emit;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator;

/// <summary>
/// Annotated records to server codecs, a dispatcher and the schema document. It reports nothing: the analyzers do, from the same parser;
/// a record that breaks a rule generates nothing.
/// </summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed class TelemetryGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schema = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.TelemetrySchema,
                static (node, _) => node is CompilationUnitSyntax,
                static (match, _) => SchemaAttributeParser.Parse(match.Attributes[0]))
            .Collect()
            .Select(static (schemas, _) => schemas.FirstOrDefault(s => s is not null))
            .WithTrackingName(TrackingNames.SchemaAttribute);

        // A record is found by the name of its attribute, so that no attribute is bound to find it again after each edit; one that calls the
        // attribute by an alias is found by what the name means (docs/decisions/0071).
        var named = CodecsOf(schema, context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => RecordDeclaration.IsNamedSo(node),
            static (match, cancellation) => RecordCache.Parse((TypeDeclarationSyntax)match.Node, match.SemanticModel, cancellation)));

        var aliased = CodecsOf(schema, context.SyntaxProvider.ForAttributeWithMetadataName(
            AttributeNames.Telemetry,
            static (node, _) => node is TypeDeclarationSyntax && !RecordDeclaration.IsNamedSo(node),
            static (match, cancellation) => RecordCache.Parse((TypeDeclarationSyntax)match.TargetNode, match.SemanticModel, cancellation)));

        var wholeSchema = named.Collect()
            .Combine(aliased.Collect())
            .Select(static (all, _) => SchemaModel.Of(all.Left.AddRange(all.Right)))
            .WithTrackingName(TrackingNames.Schema);

        context.RegisterSourceOutput(named, AddCodec);
        context.RegisterSourceOutput(aliased, AddCodec);
        context.RegisterSourceOutput(wholeSchema, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource($"{model.Schema.Name}.Schema.g.cs", SourceText.From(SchemaDocumentEmitter.Emit(model.Schema), Encoding.UTF8));
                output.AddSource($"{model.Schema.Name}.Dispatcher.g.cs", SourceText.From(DispatcherEmitter.Emit(model), Encoding.UTF8));
            }
        });
    }

    private static IncrementalValuesProvider<CodecSpec?> CodecsOf(IncrementalValueProvider<SchemaHeader?> schema, IncrementalValuesProvider<RecordSpec?> records) => records
        .WithTrackingName(TrackingNames.Records)
        .Combine(schema)
        .Select(static (pair, _) => CodecSpec.Of(pair.Left, pair.Right))
        .WithTrackingName(TrackingNames.Codecs);

    private static void AddCodec(SourceProductionContext output, CodecSpec? codec)
    {
        if (codec is not null)
        {
            output.AddSource(codec.HintName, SourceText.From(CodecEmitter.Emit(codec), Encoding.UTF8));
        }
    }
}
