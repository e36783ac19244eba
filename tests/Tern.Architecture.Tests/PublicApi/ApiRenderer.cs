using System.Reflection;

namespace Tern.Architecture.Tests.PublicApi;

/// <summary>Writes what an assembly shows to its users as text, one line per type and member, sorted: a change of API is a changed line.</summary>
internal static class ApiRenderer
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Render(Assembly assembly)
    {
        IEnumerable<string> lines = assembly.GetExportedTypes()
            .SelectMany(RenderType)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> RenderType(Type type)
    {
        string name = ApiTypeNames.Of(type);
        yield return $"{name} : {ApiMembers.Kind(type)}{Bases(type)}{ApiMembers.Constraints(type.GetGenericArguments())}";
        if (type.IsEnum)
        {
            foreach (FieldInfo value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            {
                yield return $"{name}.{value.Name} = {Convert.ToInt64(value.GetRawConstantValue(), provider: null)}";
            }

            yield break;
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return $"{name}{ApiMembers.Signature(type.GetMethod("Invoke")!)}";
            yield break;
        }

        foreach (string line in Members(type).Where(line => line is not null)!)
        {
            yield return $"{name}.{line}";
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        IEnumerable<string> fields = type.GetFields(Declared).Where(field => IsSeen(field, type)).Select(ApiMembers.Field);
        IEnumerable<string> constructors = type.GetConstructors(Declared).Where(method => IsSeen(method, type)).Select(ApiMembers.Constructor);
        IEnumerable<string> methods = type.GetMethods(Declared)
            .Where(method => IsSeen(method, type) && (!method.IsSpecialName || IsOperator(method)))
            .Select(ApiMembers.Method);
        IEnumerable<string> properties = type.GetProperties(Declared).SelectMany(property => Accessors(property, type));
        IEnumerable<string> events = type.GetEvents(Declared).Where(item => IsSeen(item.AddMethod!, type)).Select(ApiMembers.Event);
        return [.. fields, .. constructors, .. methods, .. properties, .. events];
    }

    private static IEnumerable<string> Accessors(PropertyInfo property, Type type)
    {
        if (property.GetMethod is { } getter && IsSeen(getter, type))
        {
            yield return ApiMembers.Getter(property, getter);
        }

        if (property.SetMethod is { } setter && IsSeen(setter, type))
        {
            yield return ApiMembers.Setter(property, setter);
        }
    }

    private static string Bases(Type type)
    {
        if (type.IsEnum)
        {
            return " : " + ApiTypeNames.Of(Enum.GetUnderlyingType(type));
        }

        IEnumerable<Type> inherited = type.BaseType?.GetInterfaces() ?? [];
        List<string> bases = [.. type.GetInterfaces().Where(item => item.IsVisible).Except(inherited).Select(ApiTypeNames.Of).Order(StringComparer.Ordinal)];
        bool hasBase = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(MulticastDelegate);
        if (hasBase)
        {
            bases.Insert(0, ApiTypeNames.Of(type.BaseType!));
        }

        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsSeen(FieldInfo field, Type type) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && IsInheritable(type));

    private static bool IsSeen(MethodBase method, Type type)
    {
        // Records have a <Clone>$ that nobody can call by name.
        return !method.Name.StartsWith('<')
            && (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && IsInheritable(type)));
    }

    private static bool IsInheritable(Type type) =>
        !type.IsSealed && type.GetConstructors(Declared).Any(constructor => constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly);
}
