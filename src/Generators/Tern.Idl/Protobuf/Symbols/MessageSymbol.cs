using Tern.Idl.Protobuf.Linking;
using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>A message while it is being linked; also what a group defines, and the hidden message of a map's entries.</summary>
internal sealed class MessageSymbol : Symbol
{
    private Dictionary<string, FieldSymbol>? _fieldsByName;
    private ExtensionRangeSymbol[]? _rangesInOrder;

    public MessageSymbol(FileSymbol file, MessageSymbol? container, ProtoMessage syntax, FieldSymbol? mapField = null)
        : base(file, container, syntax.Name.Text, Join(container?.FullName ?? file.Package, syntax.Name.Text), syntax.Name.Where)
    {
        Syntax = syntax;
        MapField = mapField;
        Features = file.Features;
    }

    public ProtoMessage Syntax { get; }

    public override string Kind => "message";

    public override bool IsScope => true;

    public override bool IsType => true;

    /// <summary>The map whose entries it is; <see langword="null"/> for messages that stand in the file.</summary>
    public FieldSymbol? MapField { get; }

    public Features Features { get; set; }

    public List<FieldSymbol> Fields { get; } = [];

    public List<OneOfSymbol> OneOfs { get; } = [];

    public List<MessageSymbol> Messages { get; } = [];

    public List<EnumSymbol> Enums { get; } = [];

    public List<FieldSymbol> Extensions { get; } = [];

    public List<ExtensionRangeSymbol> ExtensionRanges { get; } = [];

    /// <summary>Whether it is written as Google's old MessageSet, which holds extensions alone.</summary>
    public bool IsMessageSet => Options.IsTrue("message_set_wire_format");

    /// <summary>The largest number of an extension.</summary>
    public long MaxExtensionNumber => IsMessageSet ? int.MaxValue - 1 : FieldNumbers.Max;

    /// <summary>The range of extensions that a number is in; <see langword="null"/> if it is in none.</summary>
    public ExtensionRangeSymbol? ExtensionRangeOf(long number)
    {
        // Ask only once options are read: where max is depends on one.
        _rangesInOrder ??= [.. ExtensionRanges.OrderBy(range => range.First)];
        int low = 0;
        int high = _rangesInOrder.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (number < _rangesInOrder[middle].First)
            {
                high = middle - 1;
            }
            else if (number > _rangesInOrder[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return _rangesInOrder[middle];
            }
        }

        return null;
    }

    /// <summary>The last number of a range, which can be <c>max</c>.</summary>
    public long EndOf(ProtoRange range) => range.Last == ProtoRange.Max ? MaxExtensionNumber : range.Last;

    /// <summary>A field by its name.</summary>
    public FieldSymbol? Field(string name)
    {
        _fieldsByName ??= IndexFields();
        return _fieldsByName.TryGetValue(name, out FieldSymbol? field) ? field : null;
    }

    private Dictionary<string, FieldSymbol> IndexFields()
    {
        Dictionary<string, FieldSymbol> index = new(StringComparer.Ordinal);
        foreach (FieldSymbol field in Fields)
        {
            if (!index.ContainsKey(field.Name))
            {
                index.Add(field.Name, field);
            }
        }

        return index;
    }
}

/// <summary>A oneof while it is being linked.</summary>
internal sealed class OneOfSymbol : Symbol
{
    public OneOfSymbol(MessageSymbol message, ProtoOneOf syntax)
        : base(message.File, message, syntax.Name.Text, Join(message.FullName, syntax.Name.Text), syntax.Name.Where)
    {
        Syntax = syntax;
        Features = message.Features;
    }

    public ProtoOneOf Syntax { get; }

    public override string Kind => "oneof";

    public Features Features { get; set; }
}

/// <summary>Numbers of a message that extensions may use.</summary>
internal sealed class ExtensionRangeSymbol
{
    private Dictionary<long, ExtensionDeclaration>? _declarationsByNumber;

    public ExtensionRangeSymbol(MessageSymbol message, ProtoExtensionRange syntax)
    {
        Message = message;
        Syntax = syntax;
    }

    public MessageSymbol Message { get; }

    public ProtoExtensionRange Syntax { get; }

    public long First => Syntax.Range.First;

    public long Last => Message.EndOf(Syntax.Range);

    public OptionSet Options { get; set; } = OptionSet.Empty;

    /// <summary>Extensions that it foretells.</summary>
    public List<ExtensionDeclaration> Declarations { get; } = [];

    /// <summary>What it foretells for a number.</summary>
    public ExtensionDeclaration? DeclarationOf(long number)
    {
        if (_declarationsByNumber is null)
        {
            _declarationsByNumber = [];
            foreach (ExtensionDeclaration declaration in Declarations)
            {
                _declarationsByNumber[declaration.Number] = declaration;
            }
        }

        return _declarationsByNumber.TryGetValue(number, out ExtensionDeclaration? found) ? found : null;
    }
}

/// <summary>An extension as its range foretells it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="FullName">Its name with a leading dot.</param>
/// <param name="Type">Its type; that of a message or enum with a leading dot.</param>
/// <param name="IsReserved">Whether nobody may use the number.</param>
/// <param name="IsRepeated">Whether it is repeated.</param>
internal sealed record ExtensionDeclaration(long Number, string? FullName, string? Type, bool IsReserved, bool IsRepeated);
