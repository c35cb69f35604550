using System.Linq.Expressions;
using System.Reflection;
using TelemetryGen.Schema;
using TelemetryGen.Server.DuckDb.Tables;

namespace TelemetryGen.Server.DuckDb.Columns;

/// <summary>Makes what writes each column of a table, once at the start; no reflection is left afterwards.</summary>
internal sealed class ColumnFactory(SchemaSpec schema)
{
    private static readonly MethodInfo InsideMethod =
        typeof(ColumnFactory).GetMethod(nameof(Inside), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private static readonly MethodInfo ListMethod =
        typeof(ColumnFactory).GetMethod(nameof(List), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private static readonly MethodInfo StoredNumberMethod =
        typeof(ColumnFactory).GetMethod(nameof(StoredNumber), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A writer for each column, in their order.</summary>
    /// <param name="message">The record.</param>
    /// <param name="columns">Those of its table, or of its struct.</param>
    public ColumnWriter<TOwner>[] Create<TOwner>(MessageSpec message, IReadOnlyList<NamedType> columns)
    {
        var writers = new ColumnWriter<TOwner>[columns.Count];
        Array.Fill(writers, new NullColumn<TOwner>());
        var owner = Expression.Parameter(typeof(TOwner).MakeByRefType(), "owner");
        foreach (var field in message.LiveFields)
        {
            var place = NamedType.IndexOf(columns, field.Name);
            var value = Expression.Property(owner, FieldTypes.GetProperty(typeof(TOwner), field));
            writers[place] = Create<TOwner>(field, new(owner, value), columns[place].Type);
        }

        return writers;
    }

    private ColumnWriter<TOwner> Create<TOwner>(FieldSpec field, Read read, ColumnType type)
    {
        if (FieldTypes.IsList(field))
        {
            var item = FieldTypes.ItemOf(read.Value.Type);
            return (ColumnWriter<TOwner>)Call(ListMethod, [typeof(TOwner), item], field, read, ((ListType)type).Item);
        }

        return field.Kind switch
        {
            FieldKind.Integer or FieldKind.Float or FieldKind.Boolean => Number<TOwner>(read, bare => bare),
            FieldKind.Scaled => Number<TOwner>(read, bare => Scaled(bare, (ScalarType)type)),
            FieldKind.Timestamp => Number<TOwner>(
                read, bare => AsStored(bare.Type == typeof(DateTime) ? nameof(Columns.Stored.Utc) : nameof(Columns.Stored.Moment), bare)),
            FieldKind.Duration => Number<TOwner>(read, bare => AsStored(nameof(Columns.Stored.Span), bare)),
            FieldKind.Guid => Number<TOwner>(read, bare => AsStored(nameof(Columns.Stored.Id), bare)),
            FieldKind.Enumeration => new EnumColumn<TOwner>(new(schema.GetEnum(field)), Bits<TOwner>(field, read)),
            FieldKind.Flags => new FlagsColumn<TOwner>(new(schema.GetEnum(field)), Bits<TOwner>(field, read)),
            FieldKind.Text or FieldKind.FixedText => new TextColumn<TOwner>(read.Compile<Getter<TOwner, string?>>(read.Value)),
            FieldKind.Bytes or FieldKind.FixedBytes => new BytesColumn<TOwner>(read.Compile<Getter<TOwner, byte[]?>>(read.Value)),
            FieldKind.Record => (ColumnWriter<TOwner>)Call(InsideMethod, [typeof(TOwner), read.Bare.Type], field, read, type),
            _ => throw new TelemetryServerException($"DuckDB has no column for {field.Name}, a field of the kind {field.Kind}."),
        };
    }

    private ListColumn<TOwner, TItem> List<TOwner, TItem>(FieldSpec field, Read read, ColumnType type)
    {
        var owner = Expression.Parameter(typeof(TItem).MakeByRefType(), "item");
        var item = field.NestedRecord is null
            ? (ColumnWriter<TItem>)Activator.CreateInstance(typeof(CopiedNumbers<>).MakeGenericType(typeof(TItem)))!
            : Create<TItem>(FieldTypes.ItemOf(field), new(owner, owner), type);
        return new(read.Compile<Getter<TOwner, IReadOnlyList<TItem>?>>(Expression.Convert(read.Value, typeof(IReadOnlyList<TItem>))), item);
    }

    private StructColumn<TOwner, TInside> Inside<TOwner, TInside>(FieldSpec field, Read read, ColumnType type) => new(
        read.IsNull is { } isNull ? read.Compile<Getter<TOwner, bool>>(isNull) : null,
        read.Compile<Getter<TOwner, TInside>>(read.Bare),
        Create<TInside>(field.NestedRecord!, ((StructType)type).Fields));

    private static ColumnWriter<TOwner> Number<TOwner>(Read read, Func<Expression, Expression> toStored)
    {
        var stored = toStored(read.Bare);
        return (ColumnWriter<TOwner>)StoredNumberMethod.MakeGenericMethod(typeof(TOwner), stored.Type).Invoke(null, [read, stored])!;
    }

    private static ColumnWriter<TOwner> StoredNumber<TOwner, TStored>(Read read, Expression stored)
        where TStored : unmanaged
    {
        var get = read.Compile<Getter<TOwner, TStored>>(stored);
        return read.IsNull is { } isNull
            ? new NullableNumberColumn<TOwner, TStored>(read.Compile<Getter<TOwner, bool>>(isNull), get)
            : new NumberColumn<TOwner, TStored>(get);
    }

    // The column of a decimal says its digits; a double or a float is stored as it is.
    private static Expression Scaled(Expression bare, ScalarType type)
    {
        if (bare.Type != typeof(decimal))
        {
            return bare;
        }

        var digits = type.Name[(type.Name.IndexOf(',', StringComparison.Ordinal) + 1)..^1];
        var scale = Expression.Constant(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
        var isShort = type.Name.StartsWith("DECIMAL(18,", StringComparison.Ordinal);
        return AsStored(isShort ? nameof(Columns.Stored.ShortDecimal) : nameof(Columns.Stored.Decimal), bare, scale);
    }

    private static Getter<TOwner, ulong?> Bits<TOwner>(FieldSpec field, Read read)
    {
        var unsigned = field.Wire.Size() switch { 1 => typeof(byte), 2 => typeof(ushort), 4 => typeof(uint), _ => typeof(ulong) };
        var bits = Expression.Convert(
            Expression.Convert(Expression.Convert(Expression.Convert(read.Bare, Enum.GetUnderlyingType(read.Bare.Type)), unsigned),
                typeof(ulong)), typeof(ulong?));
        return read.Compile<Getter<TOwner, ulong?>>(
            read.IsNull is { } isNull ? Expression.Condition(isNull, Expression.Constant(null, typeof(ulong?)), bits) : bits);
    }

    private static MethodCallExpression AsStored(string method, params Expression[] values) =>
        Expression.Call(typeof(Stored).GetMethod(method)!, values);

    private object Call(MethodInfo method, Type[] types, params object[] arguments) =>
        method.MakeGenericMethod(types).Invoke(this, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;

    /// <summary>How a value is read of its owner.</summary>
    /// <param name="Owner">The parameter.</param>
    /// <param name="Value">The value, which may be null.</param>
    private sealed record Read(ParameterExpression Owner, Expression Value)
    {
        /// <summary>It is null; null for what never is.</summary>
        public Expression? IsNull => Nullable.GetUnderlyingType(Value.Type) is not null
            ? Expression.Not(Expression.Property(Value, nameof(Nullable<int>.HasValue)))
            : Value.Type.IsValueType ? null : Expression.ReferenceEqual(Value, Expression.Constant(null));

        /// <summary>The value when it is not null.</summary>
        public Expression Bare =>
            Nullable.GetUnderlyingType(Value.Type) is null ? Value : Expression.Property(Value, nameof(Nullable<int>.Value));

        public TDelegate Compile<TDelegate>(Expression body)
            where TDelegate : Delegate => Expression.Lambda<TDelegate>(body, Owner).Compile();
    }
}
