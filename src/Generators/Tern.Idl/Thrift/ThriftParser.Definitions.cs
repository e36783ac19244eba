using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

internal sealed partial class ThriftParser
{
    private ThriftDefinition? ParseDefinition()
    {
        int first = _next;
        ThriftToken word = Current;
        ThriftDefinition? definition = word.Kind != ThriftTokenKind.Identifier ? NoDefinition() : TextOf(word) switch
        {
            "const" => ParseConst(first),
            "typedef" => ParseTypedef(first),
            "enum" => ParseEnum(first),
            "struct" => ParseStruct(first, IdlMessageKind.Struct),
            "union" => ParseStruct(first, IdlMessageKind.Union),
            "exception" => ParseStruct(first, IdlMessageKind.Exception),
            "service" => ParseService(first),
            _ => NoDefinition(),
        };
        if (At(',') || At(';'))
        {
            // Typedefs and constants have taken theirs.
            Report(Current.Start, Current.Length, $"nothing ends a definition here; remove the '{TextOf(Current)}'");
            _next++;
        }

        return definition;
    }

    private ThriftDefinition? NoDefinition()
    {
        string? meant = Current.Kind == ThriftTokenKind.Identifier ? ThriftWords.DefinitionFor(TextOf(Current)) : null;
        ReportExpected(
            "a definition (const, typedef, enum, struct, union, exception or service)",
            meant is not null ? $"; Thrift's word is {meant}" : At("syntax") || At("edition") ? "; files of Protobuf are called .proto" : At('}') ? "; there is one '}' too many" : "");
        _next++;
        SkipToDefinition();
        return null;
    }

    private ThriftConst? ParseConst(int first)
    {
        _next++;
        if (ParseType() is not { } type || TakeName("the constant", isType: false) is not { } name)
        {
            SkipToDefinition();
            return null;
        }

        ThriftValue? value = null;
        if (Expect('=', "'=' and the value of the constant"))
        {
            value = ParseValue();
        }

        if (value is null)
        {
            SkipToDefinition();
        }

        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        TryTakeSeparator();
        return new(NameOf(name), type, value, DocOf(first), annotations, SpanOf(name));
    }

    private ThriftTypedef? ParseTypedef(int first)
    {
        _next++;
        ThriftType? type = ParseType();
        if (type is null)
        {
            // The name is worth knowing all the same: others may use it.
            int line = Current.Line;
            while (!AtEnd && Current.Line == line && Ahead(1).Line == line && !Is(Ahead(1), ';') && !Is(Ahead(1), ','))
            {
                _next++;
            }
        }

        if (type is null && Current.Kind != ThriftTokenKind.Identifier)
        {
            SkipToDefinition();
            return null;
        }

        if (TakeName("the typedef", isType: true) is not { } name)
        {
            SkipToDefinition();
            return null;
        }

        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        TryTakeSeparator();
        return new(NameOf(name), type, DocOf(first), annotations, SpanOf(name));
    }

    private ThriftEnum? ParseEnum(int first)
    {
        _next++;
        if (TakeBlock("the enum") is not { } name)
        {
            return null;
        }

        List<ThriftEnumItem> items = [];
        bool isComplete = true;
        while (!AtEndOfBlock("enum", name, ref isComplete))
        {
            int begin = _next;
            if (ParseEnumItem() is { } item)
            {
                items.Add(item);
            }
            else
            {
                isComplete = false;
                SkipElement('}', begin);
            }
        }

        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        return new(NameOf(name), items.ToEquatableArray(), DocOf(first), annotations, SpanOf(name), isComplete);
    }

    private ThriftEnumItem? ParseEnumItem()
    {
        int first = _next;
        if (TakeName("an item of the enum", isType: false) is not { } name)
        {
            return null;
        }

        ThriftToken? number = null;
        if (TryTake('='))
        {
            if (Current.Kind != ThriftTokenKind.Integer)
            {
                ReportExpected("a whole number as value of the item");
                return null;
            }

            number = Take();
        }

        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        TryTakeSeparator();
        return new(
            NameOf(name),
            number is { } written ? IntegerOf(written) : null,
            number is { } place ? SpanOf(place) : null,
            DocOf(first),
            annotations,
            SpanOf(name));
    }

    private ThriftStruct? ParseStruct(int first, IdlMessageKind kind)
    {
        string word = TextOf(Take());
        if (TakeBlock($"the {word}") is not { } name)
        {
            return null;
        }

        bool isComplete = true;
        List<ThriftField> fields = [];
        while (!AtEndOfBlock(word, name, ref isComplete))
        {
            AddField(fields, '}', ref isComplete);
        }

        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        return new(NameOf(name), kind, fields.ToEquatableArray(), DocOf(first), annotations, SpanOf(name), isComplete);
    }

    private ThriftService? ParseService(int first)
    {
        _next++;
        if (TakeName("the service", isType: true) is not { } name)
        {
            SkipToDefinition();
            return null;
        }

        ThriftName? extends = null;
        bool isComplete = true;
        if (TryTake("extends") && (isComplete = Current.Kind == ThriftTokenKind.Identifier))
        {
            ThriftToken parent = Take();
            extends = new(TextOf(parent), SpanOf(parent));
        }

        if (!isComplete || !Expect('{', $"'{{' to begin the service '{TextOf(name)}'"))
        {
            ReportExpected("the name of the service that is extended");
            SkipToDefinition();
            return new(NameOf(name), null, default, DocOf(first), default, SpanOf(name), IsComplete: false);
        }

        List<ThriftFunction> functions = [];
        while (!AtEndOfBlock("service", name, ref isComplete))
        {
            int begin = _next;
            if (ParseFunction() is { } function)
            {
                functions.Add(function);
            }
            else
            {
                isComplete = false;
                SkipElement('}', begin);
            }
        }

        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        return new(NameOf(name), extends, functions.ToEquatableArray(), DocOf(first), annotations, SpanOf(name), isComplete);
    }

    /// <summary>Takes a name and the brace that begins a block.</summary>
    private ThriftToken? TakeBlock(string what)
    {
        if (TakeName(what, isType: true) is not { } name)
        {
            SkipToDefinition();
            return null;
        }

        TryTake("xsd_all");
        if (!Expect('{', $"'{{' to begin {what} '{TextOf(name)}'"))
        {
            SkipToDefinition();
            return null;
        }

        return name;
    }

    /// <summary>Takes the brace that ends a block. Where the next definition begins, or the file ends, it is missing.</summary>
    private bool AtEndOfBlock(string what, ThriftToken name, ref bool isComplete)
    {
        if (TryTake('}'))
        {
            return true;
        }

        if (!AtEnd && !AtDefinition())
        {
            return false;
        }

        isComplete = false;
        ReportExpected($"'}}' to end the {what} '{TextOf(name)}' of line {name.Line + 1}");
        return true;
    }

    /// <summary>Takes a name that something gets. A type or service cannot have a word of the language for one.</summary>
    private ThriftToken? TakeName(string what, bool isType)
    {
        ThriftToken name = Current;
        if (name.Kind != ThriftTokenKind.Identifier || AtDefinition())
        {
            ReportExpected($"a name for {what}", name.Kind is ThriftTokenKind.Integer ? "; names begin with a letter or _" : "");
            return null;
        }

        string text = TextOf(name);
        if (text.IndexOf('.') >= 0)
        {
            Report(name.Start, name.Length, $"the name of {what} cannot have a dot; write '{text.Replace('.', '_')}'");
        }
        else if (isType && ThriftWords.IsReserved(text))
        {
            Report(name.Start, name.Length, $"'{text}' is a word of Thrift, so {what} cannot have it as a name");
        }

        return Take();
    }

    // What a faulty name stands for in the syntax: nobody who reads that meets names that cannot be.
    private string NameOf(ThriftToken name)
    {
        string text = TextOf(name);
        return text.All(c => c is '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'))
            ? text
            : new([.. text.Select(c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') ? c : '_')]);
    }

    private string? DocOf(int first) => _comments.Of(first, _next - 1);
}
