using System.Globalization;
using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Spells options: the scalars that a schema keeps become the aggregates again that they came from.</summary>
internal static class ProtobufOptions
{
    /// <summary>Options, each as <c>name = value</c>, in the order in which the first part of each comes.</summary>
    public static IEnumerable<string> Of(IEnumerable<IdlAnnotation> annotations)
        => Elements(annotations.Select(a => (Parts(a.Key), a)), depth: 0).SelectMany(Option);

    private static IEnumerable<string> Option(Element element)
    {
        IEnumerable<string> scalars = element.Parts.Where(p => p.Path.Length == 1).Select(p => $"{element.Name} = {Value(p.Annotation)}");
        (Part[] Path, IdlAnnotation Annotation)[] nested = [.. element.Parts.Where(p => p.Path.Length > 1)];
        bool isPath = nested.Length == 1 && element.Index is null && nested[0].Path.Skip(1).All(p => p.Index is null && p.Name[0] != '[');
        return nested.Length == 0 ? scalars
            : isPath ? scalars.Append($"{nested[0].Annotation.Key} = {Value(nested[0].Annotation)}")
            : scalars.Append($"{element.Name} = {{ {Aggregate(nested, depth: 1)} }}");
    }

    private static string Aggregate(IEnumerable<(Part[] Path, IdlAnnotation Annotation)> parts, int depth)
        => string.Join(" ", Elements(parts, depth).SelectMany(element => Fields(element, depth)));

    private static IEnumerable<string> Fields(Element element, int depth)
    {
        string name = element.Name[0] == '(' ? "[" + element.Name.Substring(1, element.Name.Length - 2).TrimStart('.') + "]" : element.Name;
        IEnumerable<string> scalars = element.Parts.Where(p => p.Path.Length == depth + 1).Select(p => $"{name}: {Value(p.Annotation)}");
        (Part[] Path, IdlAnnotation Annotation)[] nested = [.. element.Parts.Where(p => p.Path.Length > depth + 1)];
        return nested.Length == 0 ? scalars : scalars.Append($"{name} {{ {Aggregate(nested, depth + 1)} }}");
    }

    private static IEnumerable<Element> Elements(IEnumerable<(Part[] Path, IdlAnnotation Annotation)> parts, int depth)
        => parts.GroupBy(p => p.Path[depth]).Select(g => new Element(g.Key.Name, g.Key.Index, [.. g]));

    private static string Value(IdlAnnotation annotation) => annotation.IsText ? ProtobufLiterals.Text(annotation.Value) : annotation.Value;

    // (api.vt).parts[1].min_size: what is in parentheses is one name; so is (detail).[type.googleapis.com/shop.Item].sku, the type of what an Any holds.
    private static Part[] Parts(string key)
    {
        var parts = new List<Part>();
        int start = 0;
        char end = '\0';
        for (int i = 0; i <= key.Length; i++)
        {
            if (i == key.Length || (key[i] == '.' && end == '\0'))
            {
                parts.Add(PartOf(key.Substring(start, i - start)));
                start = i + 1;
            }
            else
            {
                end = end == '\0' && (key[i] == '(' || (key[i] == '[' && i == start)) ? key[i] == '(' ? ')' : ']'
                    : key[i] == end ? '\0' : end;
            }
        }

        return [.. parts];
    }

    private static Part PartOf(string text)
    {
        int open = text.EndsWith("]", StringComparison.Ordinal) ? text.LastIndexOf('[') : -1;
        return open >= 0 && int.TryParse(text.Substring(open + 1, text.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? new Part(text.Substring(0, open), index)
            : new Part(text, null);
    }

    private sealed record Part(string Name, int? Index);

    private sealed record Element(string Name, int? Index, (Part[] Path, IdlAnnotation Annotation)[] Parts);
}
