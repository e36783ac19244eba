namespace Tern.Grpc.Descriptors;

/// <summary>A message or enum that a contract has told of, until files are made of all.</summary>
internal sealed class DescribedType
{
    public DescribedType(string name, DescriptorProto message)
    {
        Name = name;
        Message = message;
    }

    public DescribedType(string name, EnumDescriptorProto enumeration, bool isClosed)
    {
        Name = name;
        Enum = enumeration;
        IsClosed = isClosed;
    }

    /// <summary>Its full name; another one if two things had the same.</summary>
    public string Name { get; set; }

    public DescriptorProto? Message { get; }

    public EnumDescriptorProto? Enum { get; }

    /// <summary>Whether it is an enum that knows no other values.</summary>
    public bool IsClosed { get; }

    /// <summary>Types that are declared inside of it.</summary>
    public List<DescribedType> Nested { get; } = [];

    /// <summary>It and everything inside of it.</summary>
    public IEnumerable<DescribedType> All => Nested.SelectMany(static nested => nested.All).Prepend(this);

    /// <summary>Fields of the message, and of those that only its fields need.</summary>
    public IEnumerable<FieldDescriptorProto> Fields => Message is null ? [] : Declarations(Message).SelectMany(static message => message.Fields);

    /// <summary>The message, and those that only its fields need.</summary>
    public static IEnumerable<DescriptorProto> Declarations(DescriptorProto message) => message.Messages.SelectMany(Declarations).Prepend(message);
}
