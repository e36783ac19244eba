using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

internal sealed partial class ThriftParser
{
    private void AddField(List<ThriftField> fields, char close, ref bool isComplete)
    {
        int begin = _next;
        if (ParseField() is { } field)
        {
            fields.Add(field);
            return;
        }

        isComplete = false;
        SkipElement(close, begin);
    }

    private ThriftField? ParseField()
    {
        int first = _next;
        ThriftToken? id = null;
        if (!TryTakeId(ref id))
        {
            return null;
        }

        (IdlPresence presence, ThriftToken? presenceWord) = TakePresence();
        if (presenceWord is not null && AtNextElement())
        {
            Report(presenceWord.Value.Start, presenceWord.Value.Length, $"'{TextOf(presenceWord.Value)}' stands behind the id: '{TextOf(Current)}: {TextOf(presenceWord.Value)} …'");
            TryTakeId(ref id);
        }

        if (ParseType() is not { } type)
        {
            return null;
        }

        bool isReference = TryTake('&');
        if (TakeName("the field", isType: false) is not { } name)
        {
            return null;
        }

        ThriftValue? value = null;
        if (TryTake('=') && (value = ParseValue()) is null)
        {
            return null;
        }

        SkipXsd();
        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        TryTakeSeparator();
        return new(
            id is { } number ? IntegerOf(number) : null,
            id is { } place ? SpanOf(place) : null,
            presence,
            presenceWord is { } word ? SpanOf(word) : null,
            type,
            isReference,
            NameOf(name),
            value,
            DocOf(first),
            annotations,
            SpanOf(name));
    }

    private bool TryTakeId(ref ThriftToken? id)
    {
        if (Current.Kind != ThriftTokenKind.Integer)
        {
            return true;
        }

        id = Take();
        if (TryTake(':'))
        {
            return true;
        }

        ReportExpected($"':' behind the id {TextOf(id.Value)}", At('=') || At('.') || At(')') ? $"; replace '{TextOf(Current)}' by ':'" : "");
        if (At('=') || At(')'))
        {
            _next++;
        }

        return Current.Kind == ThriftTokenKind.Identifier;
    }

    private (IdlPresence Presence, ThriftToken? Word) TakePresence()
    {
        if (!At("required") && !At("optional"))
        {
            return (IdlPresence.Default, null);
        }

        ThriftToken word = Take();
        return (Is(word, "required") ? IdlPresence.Required : IdlPresence.Optional, word);
    }

    // What Apache's XML schema generator read; it means nothing to anybody else.
    private void SkipXsd()
    {
        TryTake("xsd_optional");
        TryTake("xsd_nillable");
        if (At("xsd_attrs") && Is(Ahead(1), '{'))
        {
            _next += 2;
            bool isComplete = true;
            List<ThriftField> attributes = [];
            while (!AtEnd && !AtDefinition() && !TryTake('}'))
            {
                AddField(attributes, '}', ref isComplete);
            }
        }
    }

    private ThriftFunction? ParseFunction()
    {
        int first = _next;
        bool isOneWay = TryTake("oneway") || TryTake("async");
        ThriftType? result = null;
        if (!TryTake("void") && (result = ParseResult()) is null)
        {
            return null;
        }

        if (TakeName("the function", isType: false) is not { } name
            || !Expect('(', $"'(' and the arguments of '{TextOf(name)}'")
            || ParseFields($"the arguments of '{TextOf(name)}'") is not { } arguments)
        {
            return null;
        }

        EquatableArray<ThriftField> throws = default;
        if (TryTake("throws"))
        {
            if (!Expect('(', $"'(' and the exceptions of '{TextOf(name)}'") || ParseFields($"the exceptions of '{TextOf(name)}'") is not { } exceptions)
            {
                return null;
            }

            throws = exceptions;
        }

        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        TryTakeSeparator();
        return new(NameOf(name), isOneWay, result, arguments, throws, DocOf(first), annotations, SpanOf(name));
    }

    private ThriftType? ParseResult()
    {
        if (Current.Kind == ThriftTokenKind.Identifier && Is(Ahead(1), '(') && !AreAnnotationsAhead())
        {
            ThriftToken name = Current;
            Report(name.Start, name.Length, $"'{TextOf(name)}' has no result type; write 'void {TextOf(name)}(…)' if it gives nothing back");
            return null;
        }

        return ParseType();
    }

    // "Item (a = "b") get(…)" has annotations, "get(…)" arguments: in arguments a type comes first, and a name behind it.
    private bool AreAnnotationsAhead()
        => Ahead(2).Kind == ThriftTokenKind.Identifier && (Is(Ahead(3), '=') || Is(Ahead(3), ',') || Is(Ahead(3), ';') || Is(Ahead(3), ')'));

    /// <summary>Fields up to the closing parenthesis, which is taken.</summary>
    private EquatableArray<ThriftField>? ParseFields(string what)
    {
        int line = Current.Line;
        bool isComplete = true;
        List<ThriftField> fields = [];
        while (!TryTake(')'))
        {
            // What no field begins with, but what may come behind the list.
            if (AtEnd || AtDefinition() || At('{') || At('}') || At('(') || At("void") || At("oneway") || At("throws"))
            {
                ReportExpected($"')' to end {what} on line {line + 1}");
                return null;
            }

            AddField(fields, ')', ref isComplete);
        }

        return fields.ToEquatableArray();
    }

    private ThriftType? ParseType(int depth = 0)
    {
        ThriftToken word = Current;
        if (word.Kind != ThriftTokenKind.Identifier || AtDefinition())
        {
            ReportExpected("a type", At('<') ? "; list, set or map stands before '<'" : At('(') ? "; Thrift has no tuples" : "");
            return null;
        }

        string name = TextOf(word);
        if (name is "list" or "set" or "map")
        {
            return depth < MaxDepth ? ParseContainer(name, depth + 1) : TooDeepType();
        }

        if (ThriftWords.IsScalar(name, out IdlScalar scalar))
        {
            _next++;
            return new ThriftScalarType(scalar, ParseAnnotations(), SpanOf(word));
        }

        if (ThriftWords.IsReserved(name))
        {
            ReportExpected("a type", name switch
            {
                "void" => "; void stands for the result of a function only",
                "slist" => "; use string",
                "required" or "optional" => "; one of required and optional is enough",
                _ => "",
            });
            return null;
        }

        _next++;
        return new ThriftNamedType(name, ParseAnnotations(), SpanOf(word));
    }

    private ThriftType? TooDeepType()
    {
        ReportExpected($"no more than {MaxDepth} types in each other", "; give the inner ones a struct of their own");
        return null;
    }

    private ThriftType? ParseContainer(string kind, int depth)
    {
        ThriftToken first = Take();
        string? cppType = ParseCppType();
        string example = kind == "map" ? "map<string, i32>" : $"{kind}<string>";
        if (!Expect('<', $"'<' behind {kind}, as in {example}") || ParseType(depth) is not { } element)
        {
            return null;
        }

        ThriftType? value = null;
        if (kind == "map" && (!Expect(',', $"',' and the type of the values, as in {example}") || (value = ParseType(depth)) is null))
        {
            return null;
        }

        if (!At('>'))
        {
            ReportExpected($"'>' to end the {kind}", At(',') && kind != "map" ? $"; a {kind} has one type, as in {example}" : "");
            while (TryTake(','))
            {
                if (ParseType(depth) is null)
                {
                    return null;
                }
            }

            if (!At('>'))
            {
                return null;
            }
        }

        SourceSpan where = SpanOf(first, Take());
        cppType = (kind == "list" ? ParseCppType() : null) ?? cppType;
        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        return kind switch
        {
            "list" => new ThriftListType(element, cppType, annotations, where),
            "set" => new ThriftSetType(element, cppType, annotations, where),
            _ => new ThriftMapType(element, value!, cppType, annotations, where),
        };
    }

    private string? ParseCppType()
    {
        if (!TryTake("cpp_type"))
        {
            return null;
        }

        if (Current.Kind == ThriftTokenKind.Literal)
        {
            return LiteralOf(Take());
        }

        ReportExpected("a type of C++ in quotes");
        return null;
    }
}
