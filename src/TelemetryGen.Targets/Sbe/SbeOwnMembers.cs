namespace TelemetryGen.Targets.Sbe;

/// <summary>
/// What each class that the reference implementation (1.40.1) generates has, whatever the schema: methods, properties and constants of
/// Java, C++, C# and Go, each with a small letter first; Rust's with <c>r#</c> in front; and with <c>this.</c> the variables of Java that
/// are in the way of its objects.
/// </summary>
internal static class SbeOwnMembers
{
    // Java's Object, and what Java, C++, C#, Go and Rust give all classes, sets apart.
    private static readonly string[] OfObjects =
    [
        .. SbeWords.Split("clone finalize getClass hashCode notify notifyAll sbeSchemaId sbeSchemaVersion toString wait"),
        .. SbeWords.Split("buildString decode encode equals getHashCode getType memberwiseClone rangeCheck referenceEquals"),
        .. SbeWords.Split(
            "actingVersion _actingVersion _buffer _offset m_actingVersion m_buffer m_bufferLength m_offset this.builder this.java"),
        .. SbeWords.Split("r#encoded_length r#get_buf r#get_buf_mut r#header r#nullify_optional_fields r#wrap"),
    ];

    private static readonly Dictionary<SbeScope, string[]> Own = new()
    {
        [SbeScope.Message] =
        [
            .. OfObjects,
            .. SbeWords.Split("""
                actingBlockLength blockLength buffer bufferLength computeLength decodeLength encodedLength isConstLength limit messageHeader metaAttribute offset originalLimit
                parentMessage sbeBlockAndHeaderLength sbeBlockLength sbeDecodedLength sbePosition sbePositionPtr sbeRewind sbeSemanticType sbeSemanticVersion sbeSkip
                sbeTemplateId schemaId schemaVersion semanticType semanticVersion size skip templateId wrapForDecode wrapForDecodeAndApplyHeader wrapForEncode
                wrapForEncodeAndApplyHeader _actingBlockLength _limit _parentMessage m_actingBlockLength m_position r#get_limit r#set_limit
                """),
        ],
        [SbeScope.Entry] =
        [
            .. OfObjects,
            .. SbeWords.Split("""
                actingBlockLength computeLength count countMaxValue countMinValue getEnumerator hasNext isConstLength iterator metaAttribute next notPresent remove resetCountToIndex sbeActingBlockLength
                schemaVersion sbeBlockLength sbeCheckPosition sbeHeaderSize sbePosition sbePositionPtr sbeSkip skip wrapForDecode wrapForEncode _blockLength _count _dimensions _index
                _parentMessage m_blockLength m_count m_index m_initialPosition m_positionPtr this.blockLength this.buffer this.index this.initialLimit this.offset
                this.parentMessage r#acting_version r#advance r#block_length r#count r#get_limit r#parent r#set_limit
                """),
        ],
        [SbeScope.Composite] = [
            .. OfObjects, .. SbeWords.Split("buffer bufferLength encodedLength offset size wrap r#acting_version r#parent")],
        [SbeScope.Set] =
        [
            .. SbeWords.Split("""
                actingVersion buffer bufferLength clear clone encodedLength finalize getClass getRaw hashCode isEmpty notify notifyAll offset rawValue sbeSchemaId
                sbeSchemaVersion toString wait yield
                """),
        ],
        [SbeScope.Enum] = [
            .. SbeWords.Split("NULL_VAL NULL_VALUE NullVal NullValue SBE_UNKNOWN Value c_str get go:NullValue value value__")],
    };

    /// <summary>The members of a class of that scope.</summary>
    public static IEnumerable<string> Get(SbeScope scope) => Own[scope];
}
