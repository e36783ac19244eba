using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits unsafe accessors: what reaches members that C# closes after construction.</summary>
/// <remarks>An accessor of a generic type stands in a class with the same type parameters; the runtime asks for that.</remarks>
internal sealed class AccessorEmitter(CodeWriter code, NameScope names)
{
    private readonly LocalNames _members = new("Read", "Write", "ReadOrNull");
    private readonly List<(GenericModel? Generic, string Holder, Action Emit)> _accessors = [];
    private readonly Dictionary<string, Func<string, string, string>> _setters = new(StringComparer.Ordinal);
    private string? _constructor;

    /// <summary>Notes an accessor of a field or setter, once however often it is asked for.</summary>
    /// <returns>What a statement that assigns looks like, for an instance and a value.</returns>
    public Func<string, string, string> Member(string member, AccessorModel accessor)
    {
        if (!_setters.TryGetValue(member, out Func<string, string, string>? setter))
        {
            setter = NewMember(member, accessor);
            _setters.Add(member, setter);
        }

        return setter;
    }

    /// <summary>Notes an accessor that reads a field.</summary>
    /// <returns>Expression of the field of an instance.</returns>
    public Func<string, string> Storage(string name, string field, AccessorModel accessor)
    {
        string method = _members.Take(name);
        string call = Qualify(accessor.Generic, accessor.Target, method);
        Add(accessor.Generic, accessor.Target, () =>
        {
            Attribute("Field", field);
            code.Line(
                $"{Visibility(accessor.Generic)} static extern ref {names.Of(accessor.Member)} {method}("
                + $"{(accessor.IsValueTarget ? "ref " : "")}{names.Of(accessor.Target)} message);");
        });
        return target => $"{call}({(accessor.IsValueTarget ? "ref " : "")}{target})";
    }

    /// <summary>Notes the accessor of the message's constructor, once however often it is asked for.</summary>
    /// <returns>What precedes the parenthesis of a call.</returns>
    public string Constructor(ConstructorModel constructor) => _constructor ??= NewConstructor(constructor);

    /// <summary>Emits everything that was noted.</summary>
    public void Emit()
    {
        foreach ((_, _, Action emit) in _accessors.Where(a => a.Generic is null))
        {
            code.Line();
            emit();
        }

        foreach (var holder in _accessors.Where(a => a.Generic is not null).GroupBy(a => a.Holder))
        {
            GenericModel generic = holder.First().Generic!;
            code.Line();
            code.Line($"private static class {holder.Key}<{string.Join(", ", generic.Parameters)}>");
            foreach (string constraint in generic.Constraints)
            {
                code.Continue(constraint);
            }

            using (code.Braces())
            {
                bool first = true;
                foreach ((_, _, Action emit) in holder)
                {
                    if (!first)
                    {
                        code.Line();
                    }

                    first = false;
                    emit();
                }
            }
        }
    }

    private Func<string, string, string> NewMember(string member, AccessorModel accessor)
    {
        string instance = accessor.IsValueTarget ? "ref " : "";
        bool isField = accessor.Kind == AccessorKind.Field;
        string method = _members.Take(isField ? Identifiers.Pascal(member) + "Of" : "Set" + Identifiers.Pascal(member));
        string call = Qualify(accessor.Generic, accessor.Target, method);
        Add(accessor.Generic, accessor.Target, () =>
        {
            string target = instance + names.Of(accessor.Target);
            Attribute(isField ? "Field" : "Method", isField ? member : "set_" + member);
            code.Line(isField
                ? $"{Visibility(accessor.Generic)} static extern ref {names.Of(accessor.Member)} {method}({target} message);"
                : $"{Visibility(accessor.Generic)} static extern void {method}({target} message, {names.Of(accessor.Member)} value);");
        });
        return isField
            ? (target, value) => $"{call}({instance}{target}) = {value};"
            : (target, value) => $"{call}({instance}{target}, {value});";
    }

    private string NewConstructor(ConstructorModel constructor)
    {
        string method = _members.Take("Create");
        Add(constructor.Generic, constructor.Declared, () =>
        {
            Attribute("Constructor", null);
            IEnumerable<string> parameters = constructor.Parameters.Select(p => $"{names.Of(p.Type)} {Identifiers.Escape(p.Name)}");
            code.Line(
                $"{Visibility(constructor.Generic)} static extern {names.Of(constructor.Declared)} {method}({string.Join(", ", parameters)});");
        });
        return Qualify(constructor.Generic, constructor.Declared, method);
    }

    private void Add(GenericModel? generic, TypeName target, Action emit) => _accessors.Add((generic, Holder(target), emit));

    private void Attribute(string kind, string? name)
    {
        string attribute = names.Of(new TypeName("System.Runtime.CompilerServices", "UnsafeAccessor"));
        string kinds = names.Of(new TypeName("System.Runtime.CompilerServices", "UnsafeAccessorKind"));
        code.Line(name is null ? $"[{attribute}({kinds}.{kind})]" : $"[{attribute}({kinds}.{kind}, Name = \"{name}\")]");
    }

    private string Qualify(GenericModel? generic, TypeName target, string method)
        => generic is null ? method : $"{Holder(target)}<{string.Join(", ", generic.Arguments.Select(names.Of))}>.{method}";

    private static string Holder(TypeName target) => target.Name.Replace(".", "_") + "Accessors";

    private static string Visibility(GenericModel? generic) => generic is null ? "private" : "public";
}
