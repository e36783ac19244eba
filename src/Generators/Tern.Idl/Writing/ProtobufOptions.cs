using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Writing;

/// <summary>Spells options: the scalars that a schema keeps become the aggregates again that they came from.</summary>
internal sealed class ProtobufOptions
{
    private readonly IdlIndex _index;
    private readonly Dictionary<string, IdlField> _extensions = new(StringComparer.Ordinal);

    /// <summary>Options of files of a schema.</summary>
    public ProtobufOptions(IdlSchema schema)
    {
        _index = new IdlIndex(schema);
        foreach (IdlExtension extension in schema.Files.SelectMany(f => f.Extensions))
        {
            _extensions[extension.Id.Name] = extension.Field;
        }
    }

    /// <summary>Options, each as <c>name = value</c>, in the order of the first part of each.</summary>
    public IEnumerable<string> Of(IEnumerable<IdlAnnotation> annotations)
    {
        foreach (IGrouping<string, (string[] Path, IdlAnnotation Annotation)> root in annotations
            .Select(a => (Path: Split(a.Key), Annotation: a))
            .GroupBy(a => a.Path[0], StringComparer.Ordinal))
        {
            foreach ((string[] path, IdlAnnotation annotation) in root.Where(a => a.Path.Length == 1))
            {
                yield return $"{path[0]} = {Value(annotation)}";
            }

            (string[] Path, IdlAnnotation Annotation)[] parts = [.. root.Where(a => a.Path.Length > 1)];
            if (parts.Length == 1 && !HasList(parts[0].Path))
            {
                yield return $"{parts[0].Annotation.Key} = {Value(parts[0].Annotation)}";
            }
            else if (parts.Length > 0)
            {
                IdlType? type = Find(root.Key)?.Type;
                foreach (List<(string[] Path, IdlAnnotation Annotation)> element in Elements(parts, depth: 1, type, type is IdlListType))
                {
                    yield return $"{root.Key} = {{ {Aggregate(element, 1, type)} }}";
                }
            }
        }
    }

    private string Aggregate(List<(string[] Path, IdlAnnotation Annotation)> parts, int depth, IdlType? around)
    {
        var fields = new List<string>();
        foreach (IGrouping<string, (string[] Path, IdlAnnotation Annotation)> field in parts.GroupBy(p => p.Path[depth], StringComparer.Ordinal))
        {
            string name = field.Key[0] == '(' ? "[" + field.Key.Substring(1, field.Key.Length - 2).TrimStart('.') + "]" : field.Key;
            IdlType? type = FieldOf(around, field.Key);
            fields.AddRange(field.Where(p => p.Path.Length == depth + 1).Select(p => $"{name}: {Value(p.Annotation)}"));
            List<(string[] Path, IdlAnnotation Annotation)> nested = [.. field.Where(p => p.Path.Length > depth + 1)];
            if (nested.Count > 0)
            {
                // Where nothing is known, a field that comes again begins another element.
                bool isList = type is null or IdlListType;
                fields.AddRange(Elements(nested, depth + 1, type, isList).Select(element => $"{name} {{ {Aggregate(element, depth + 1, type)} }}"));
            }
        }

        return string.Join(" ", fields);
    }

    // A schema keeps scalars only; where one comes again that is no list itself, another element has begun.
    private List<List<(string[] Path, IdlAnnotation Annotation)>> Elements(
        IReadOnlyList<(string[] Path, IdlAnnotation Annotation)> parts,
        int depth,
        IdlType? type,
        bool isList)
    {
        List<List<(string[] Path, IdlAnnotation Annotation)>> elements = [[]];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? last = null;
        foreach ((string[] path, IdlAnnotation annotation) in parts)
        {
            string key = annotation.Key;
            if (isList && !seen.Add(key) && !(key == last && TypeAt(path, depth, type) is IdlListType))
            {
                elements.Add([]);
                seen = new HashSet<string>([key], StringComparer.Ordinal);
            }

            last = key;
            elements[elements.Count - 1].Add((path, annotation));
        }

        return elements;
    }

    private IdlType? TypeAt(string[] path, int depth, IdlType? type)
    {
        IdlType? at = type;
        for (int i = depth; i < path.Length; i++)
        {
            at = FieldOf(at, path[i]);
        }

        return at;
    }

    private bool HasList(string[] path)
    {
        IdlType? type = Find(path[0])?.Type;
        for (int i = 1; i < path.Length; i++)
        {
            if (type is IdlListType)
            {
                return true;
            }

            type = FieldOf(type, path[i]);
        }

        return false;
    }

    private IdlType? FieldOf(IdlType? around, string name)
    {
        IdlType? element = around is IdlListType list ? list.Element : around;
        return name[0] == '('
            ? Find(name)?.Type
            : element is IdlMessageType message ? _index.Message(message.Id)?.Fields.FirstOrDefault(f => f.Name == name)?.Type : null;
    }

    // As written: with or without the package.
    private IdlField? Find(string name)
    {
        string bare = name.Trim('(', ')', '.');
        return name[0] != '(' ? null
            : _extensions.TryGetValue(bare, out IdlField? exact) ? exact
            : _extensions.Where(e => e.Key.EndsWith("." + bare, StringComparison.Ordinal)).Select(e => e.Value).FirstOrDefault();
    }

    private static string Value(IdlAnnotation annotation) => annotation.IsText ? ProtobufLiterals.Text(annotation.Value) : annotation.Value;

    // (api.vt).elem.min_size: a part in parentheses is one name.
    private static string[] Split(string key)
    {
        var parts = new List<string>();
        int start = 0;
        bool isInside = false;
        for (int i = 0; i < key.Length; i++)
        {
            isInside = key[i] switch
            {
                '(' => true,
                ')' => false,
                _ => isInside,
            };
            if (key[i] == '.' && !isInside)
            {
                parts.Add(key.Substring(start, i - start));
                start = i + 1;
            }
        }

        parts.Add(key.Substring(start));
        return [.. parts];
    }
}
