namespace TelemetryGen.Targets.Tests.Sbe;

/// <summary>
/// What the reference implementation (1.40.1) writes in one language: how it names a member, what its classes have already, what it makes
/// of a member.
/// </summary>
/// <param name="Name">The language.</param>
/// <param name="Member">A name of the XML as a member of that language.</param>
/// <param name="Words">Words that are no name of a member.</param>
/// <param name="Own">By <c>message</c>, <c>group</c>, <c>composite</c> and <c>set</c>: what such a class has.</param>
/// <param name="Made">By <c>number</c>, <c>optional</c>, <c>array</c>, <c>enum</c>, <c>optionalEnum</c>, <c>set</c>, <c>composite</c>,
/// <c>group</c>, <c>data</c> and <c>choice</c>: what it makes of a member, which is *, or after a ~ that with the name in front.</param>
internal sealed record SbeLanguage(
    string Name, Func<string, string> Member, string Words, IReadOnlyDictionary<string, string> Own,
    IReadOnlyDictionary<string, string> Made)
{
    private static readonly Func<string, string> Small = name => char.ToLowerInvariant(name[0]) + name[1..];
    private static readonly Func<string, string> Capital = name => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>All five.</summary>
    public static IReadOnlyList<SbeLanguage> All { get; } = [Java(), Cpp(), CSharp(), Go(), Rust()];

    /// <summary>The members of a class that it makes of one member of the XML.</summary>
    public IEnumerable<string> MadeOf(
        string form, string name) => (Made.TryGetValue(form, out var own) ? own : Made[form == "optional" ? "number" : "enum"])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(pattern => pattern[0] == '~' ? Member(name + pattern[1..])
            : pattern.Replace("*", pattern[0] == '*'
                ? Member(name)
                : pattern.Contains("_*", StringComparison.Ordinal) ? Small(name) : Capital(name), StringComparison.Ordinal));

    private static SbeLanguage Java()
    {
        const string all = "*Id *SinceVersion *EncodingOffset *EncodingLength";
        const string own =
            "clone finalize getClass hashCode notify notifyAll toString wait sbeSchemaId sbeSchemaVersion encodedLength buffer offset";
        return new(
            "Java",
            Small,
            """
            abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float for goto if implements import
            instanceof int interface long native new package private protected public return short static strictfp super switch synchronized this throw throws transient try
            void volatile while null true false
            """,
            new Dictionary<string, string>
            {
                ["message"] =
                    $"{own} actingVersion actingBlockLength limit parentMessage sbeBlockLength sbeDecodedLength sbeRewind sbeSemanticType "
                        + "sbeSkip sbeTemplateId",
                ["group"] =
                    "clone finalize getClass hashCode notify notifyAll toString wait actingVersion actingBlockLength count hasNext "
                        + "iterator next remove sbeBlockLength sbeHeaderSize",
                ["composite"] = own,
                ["set"] =
                    "clone finalize getClass hashCode notify notifyAll toString wait buffer clear encodedLength getRaw isEmpty offset",
            },
            new Dictionary<string, string>
            {
                ["number"] = $"* {all} *MinValue *MaxValue *NullValue",
                ["array"] = $"* {all} *MinValue *MaxValue *NullValue *Length *CharacterEncoding",
                ["enum"] = $"* {all} *Raw",
                ["set"] = $"* {all}",
                ["composite"] = $"* {all}",
                ["group"] = "* *Count *Decoder *DecoderId *DecoderSinceVersion",
                ["data"] = "* *Id *SinceVersion *CharacterEncoding *HeaderLength *Length skip*",
                ["choice"] = "*",
            });
    }

    private static SbeLanguage Cpp()
    {
        const string all = "* *Id *SinceVersion *EncodingOffset *InActingVersion *MetaAttribute";
        const string own =
            "actingVersion buffer bufferLength encodedLength offset sbeSchemaId sbeSchemaVersion m_buffer m_bufferLength m_offset "
                + "m_actingVersion errno linux unix";
        return new(
            "C++",
            Small,
            """
            alignof and and_eq asm auto bitand bitor bool break case catch char char16_t char32_t char8_t class compl concept const const_cast continue decltype default delete do
            double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable namespace new noexcept not not_eq nullptr operator or
            or_eq private protected public register reinterpret_cast requires return short signed sizeof static static_assert static_cast struct switch template this thread_local
            throw true try typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq
            """,
            new Dictionary<string, string>
            {
                ["message"] =
                    $"{own} computeLength decodeLength isConstLength messageHeader sbeBlockAndHeaderLength sbeBlockLength sbePosition "
                        + "sbeRewind sbeSemanticType sbeSemanticVersion sbeTemplateId skip m_actingBlockLength m_position",
                ["group"] =
                    "count hasNext next resetCountToIndex sbeActingBlockLength sbeBlockLength sbeHeaderSize sbePosition errno linux unix "
                        + "m_buffer m_bufferLength m_offset m_actingVersion m_blockLength m_count m_index",
                ["composite"] = own,
                ["set"] = "buffer clear encodedLength offset isEmpty",
            },
            new Dictionary<string, string>
            {
                ["number"] = $"{all} *EncodingLength *MinValue *MaxValue *NullValue",
                ["array"] =
                    $"{all} *EncodingLength *MinValue *MaxValue *NullValue *Length get*AsString get*AsStringView get*AsJsonEscapedString",
                ["enum"] = $"{all} *EncodingLength *Raw",
                ["set"] = $"{all} *EncodingLength m_*",
                ["composite"] = $"{all} m_*",
                ["group"] = "* *Id *Count *SinceVersion *InActingVersion m_*",
                ["data"] =
                    "* *Id *SinceVersion *InActingVersion *MetaAttribute *CharacterEncoding *HeaderLength *Length skip* get*AsString "
                        + "get*AsStringView get*AsJsonEscapedString",
                ["choice"] = "*",
            });
    }

    private static SbeLanguage CSharp()
    {
        const string all = "* *Id *SinceVersion *Deprecated *InActingVersion *MetaAttribute *Offset";
        const string own = "Equals GetHashCode GetType MemberwiseClone ReferenceEquals ToString BuildString _buffer _offset _actingVersion";
        return new(
            "C#",
            Capital,
            "",
            new Dictionary<string, string>
            {
                ["message"] =
                    $"{own} MetaAttribute BlockLength TemplateId SchemaId SchemaVersion SemanticType SemanticVersion Offset Size Limit "
                        + "WrapForEncode WrapForDecode _limit _parentMessage _actingBlockLength",
                ["group"] =
                    $"{own} MetaAttribute SchemaVersion SbeBlockLength SbeHeaderSize ActingBlockLength Count HasNext Next "
                        + "ResetCountToIndex GetEnumerator NotPresent WrapForDecode WrapForEncode _blockLength _count _dimensions _index "
                        + "_parentMessage",
                ["composite"] = $"{own} SbeSchemaId SbeSchemaVersion Size Wrap",
                ["set"] = "",
            },
            new Dictionary<string, string>
            {
                ["number"] = $"{all} *MinValue *MaxValue *NullValue",
                ["array"] = $"{all} *MinValue *MaxValue *NullValue *Length *AsSpan Get* Set*",
                ["enum"] = all,
                ["set"] = all,
                ["composite"] = $"{all} _*",
                ["group"] = "* *Id *Count *Group *SinceVersion *Deprecated *InActingVersion _*",
                ["data"] =
                    "*Id *SinceVersion *Deprecated *InActingVersion *MetaAttribute *Offset *CharacterEncoding *HeaderSize *Length Get* "
                        + "Get*Bytes Set*",
                ["choice"] = "*",
            });
    }

    private static SbeLanguage Go()
    {
        const string all = "* *Id *SinceVersion *Deprecated *InActingVersion *MetaAttribute";
        const string own = "Encode Decode RangeCheck";
        return new(
            "Go",
            Capital,
            "String",
            new Dictionary<string, string>
            {
                ["message"] = $"{own} SbeBlockLength SbeTemplateId SbeSchemaId SbeSchemaVersion SbeSemanticType SbeSemanticVersion",
                ["group"] = own,
                ["composite"] = own,
                ["set"] = own,
            },
            new Dictionary<string, string>
            {
                ["number"] = $"{all} *MinValue *MaxValue *NullValue",
                ["array"] = $"{all} *MinValue *MaxValue *NullValue",
                ["enum"] = all,
                ["set"] = all,
                ["composite"] = all,
                ["group"] = "* *Id *SinceVersion *Deprecated *InActingVersion",
                ["data"] = "* *SinceVersion *Deprecated *InActingVersion *MetaAttribute *CharacterEncoding *HeaderLength",
                ["choice"] = "*",
            });
    }

    private static SbeLanguage Rust()
    {
        const string own = "encoded_length get_buf get_buf_mut header wrap";
        return new(
            "Rust",
            SbeRustNames.Snake,
            "await crate dyn self",
            new Dictionary<string, string> { ["message"] = own, ["group"] = "advance block_length count get_buf get_buf_mut parent wrap",
                ["composite"] = own + " parent", ["set"] = "" },
            new Dictionary<string, string>
            {
                ["number"] = "*",
                ["optional"] = "* *_opt",
                ["array"] = "* *_at *_from_iter *_zero_padded",
                ["enum"] = "*",
                ["optionalEnum"] = "* *_opt",
                ["set"] = "*",
                ["composite"] = "~Decoder ~Encoder",
                ["group"] = "~Decoder ~Encoder",
                ["data"] = "* *_decoder *_slice",
                ["choice"] = "*",
            });
    }
}
