using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Models;

/// <summary>A record as the generator sees it: the message, and what C# has to write to belong to the type. No symbols.</summary>
/// <param name="Message">The message.</param>
/// <param name="EnumUses">The enumerations of its fields, and of the records inside of it.</param>
/// <param name="Type">The type's declaration.</param>
/// <param name="Members">The members that carry the fields: one for each of <see cref="MessageSpec.Fields"/>, in that order.</param>
/// <param name="NestedRecords">The records inside of it, at any depth, those that others hold first.</param>
/// <param name="Remarks">What is no error, and worth a word to the developer.</param>
internal sealed record RecordSpec(
    MessageSpec Message, EquatableArray<EnumUse> EnumUses, TypeShape Type, EquatableArray<MemberShape> Members,
    EquatableArray<RecordSpec> NestedRecords,
    EquatableArray<SpecProblem> Remarks)
{
    /// <summary>The enumerations, each once.</summary>
    public IEnumerable<EnumSpec> Enums => EnumUses.Select(u => u.Enumeration).Distinct();

    public MemberShape GetMember(FieldSpec field) => Members.First(m => m.Name == field.Name);

    /// <summary>The record that a field holds.</summary>
    public RecordSpec GetNestedRecord(FieldSpec field) => NestedRecords.First(p => p.Message.Name == field.NestedRecord!.Name);
}

/// <summary>An enumeration that a member is of, or that a nested record has.</summary>
internal sealed record EnumUse(string Member, EnumSpec Enumeration);

/// <summary>A type declaration to repeat.</summary>
/// <param name="Keyword"><c>record struct</c>, <c>record</c>, <c>class</c> or <c>struct</c>.</param>
/// <param name="ContainingTypes">The declarations around it, outermost first: <c>partial class Outer</c>.</param>
/// <param name="FullName">Its name with containing types and namespace, parted by dots.</param>
/// <param name="IsValueType">A struct.</param>
/// <param name="IsPublic">It and all around it are public.</param>
internal sealed record TypeShape(string Keyword, EquatableArray<string> ContainingTypes, string FullName, bool IsValueType, bool IsPublic);

/// <summary>A property of the record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in full, with <c>?</c> where it is nullable.</param>
/// <param name="UnderlyingType">The same without <c>?</c>.</param>
/// <param name="IsParameter">Set through the constructor, else through an initializer.</param>
/// <param name="Form">The list that it is.</param>
/// <param name="ElementType">What the list holds; null for no list.</param>
/// <param name="Default">What it is when a message does not have it: a C# expression; null when every message has it.</param>
internal sealed record MemberShape(
    string Name, string Type, string UnderlyingType, bool IsParameter, ListForm Form, string? ElementType, string? Default);
