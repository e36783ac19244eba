using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

internal sealed partial class ThriftParser
{
    private void ParseHeader(Headers headers, bool isFirst)
    {
        ThriftToken word = Take();
        if (!isFirst)
        {
            Report(word.Start, word.Length, $"'{TextOf(word)}' must stand before the first definition; move this line up");
        }

        bool isRead = Is(word, "namespace") ? ParseNamespace(headers) : ParseInclude(headers, isCpp: Is(word, "cpp_include"));
        if (!isRead)
        {
            SkipToDefinition();
        }
        else if (At(',') || At(';'))
        {
            Report(Current.Start, Current.Length, $"nothing ends a '{TextOf(word)}' line; remove the '{TextOf(Current)}'");
            _next++;
        }
    }

    private bool ParseInclude(Headers headers, bool isCpp)
    {
        if (Current.Kind != ThriftTokenKind.Literal)
        {
            ReportExpected("the path of a file in quotes", Current.Kind == ThriftTokenKind.Identifier ? $"; write \"{TextOf(Current)}.thrift\"" : "");
            return false;
        }

        ThriftToken path = Take();
        string value = LiteralOf(path);
        if (isCpp)
        {
            headers.CppIncludes.Add(value);
        }
        else
        {
            headers.Includes.Add(new(value, IsPublic: false, SpanOf(path)));
        }

        return true;
    }

    private bool ParseNamespace(Headers headers)
    {
        if (Current.Kind != ThriftTokenKind.Identifier && !At('*'))
        {
            ReportExpected("the language of the namespace, or *");
            return false;
        }

        ThriftToken scope = Take();
        if (Current.Kind != ThriftTokenKind.Identifier || AtDefinition())
        {
            bool isQuoted = Current.Kind == ThriftTokenKind.Literal;
            ReportExpected("a name for the namespace", isQuoted ? "; names stand without quotes" : $"; write 'namespace * {TextOf(scope)}' for all languages");
            return isQuoted && Take().Length > 0;
        }

        string name = TextOf(Take());
        EquatableArray<IdlAnnotation> annotations = ParseAnnotations();
        headers.Namespaces.Add(new(TextOf(scope), name, annotations, SpanOf(scope)));
        return true;
    }

    /// <summary>Annotations in parentheses, if there are any. What cannot be read of them is reported and left out.</summary>
    private EquatableArray<IdlAnnotation> ParseAnnotations()
    {
        if (!At('('))
        {
            return default;
        }

        ThriftToken open = Take();
        List<IdlAnnotation> annotations = [];
        while (!TryTake(')'))
        {
            if (Current.Kind != ThriftTokenKind.Identifier || AtNextElement())
            {
                ReportExpected(
                    $"')' to end the annotations that begin on line {open.Line + 1}",
                    Current.Kind == ThriftTokenKind.Literal ? "; '=' stands between key and value" : "");
                SkipBehind(')');
                break;
            }

            ThriftToken key = Take();
            if (!TryTake('='))
            {
                annotations.Add(new(TextOf(key), "true", SpanOf(key)));
            }
            else if (Current.Kind == ThriftTokenKind.Literal)
            {
                ThriftToken value = Take();
                annotations.Add(new(TextOf(key), LiteralOf(value), SpanOf(key, value)));
            }
            else
            {
                bool isPlain = Current.Kind is ThriftTokenKind.Integer or ThriftTokenKind.Double or ThriftTokenKind.Identifier;
                ReportExpected("a text in quotes as value of the annotation", isPlain ? $"; write \"{TextOf(Current)}\"" : "");
                _next += isPlain ? 1 : 0;
                if (!isPlain && !At(',') && !At(';') && !At(')'))
                {
                    SkipBehind(')');
                    break;
                }
            }

            TryTakeSeparator();
        }

        return annotations.ToEquatableArray();
    }
}
