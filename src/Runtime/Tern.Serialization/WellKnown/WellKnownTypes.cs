using System.ComponentModel;
using Tern.Serialization;

namespace Tern.WellKnown;

/// <summary>The types of <c>google.protobuf</c> that contracts may refer to without naming a type of this namespace.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WellKnownTypes
{
    /// <summary>Shows how Protobuf declares each.</summary>
    public static void Describe(IProtobufSchemaVisitor visitor)
    {
        AnyCodec.Describe(visitor);
        DurationCodec.Describe(visitor);
        EmptyCodec.Describe(visitor);
        FieldMaskCodec.Describe(visitor);
        StructCodec.Describe(visitor);
        TimestampCodec.Describe(visitor);
        DoubleValueCodec.Describe(visitor);
        FloatValueCodec.Describe(visitor);
        Int64ValueCodec.Describe(visitor);
        UInt64ValueCodec.Describe(visitor);
        Int32ValueCodec.Describe(visitor);
        UInt32ValueCodec.Describe(visitor);
        BoolValueCodec.Describe(visitor);
        StringValueCodec.Describe(visitor);
        BytesValueCodec.Describe(visitor);
    }
}
