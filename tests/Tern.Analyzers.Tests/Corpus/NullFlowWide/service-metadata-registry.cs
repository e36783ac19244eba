// case: service-metadata-registry
// category: service-metadata
// rationale: entity metadata read by reflection, two indexes filled together, cached accessors and a late convention hook
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.MetadataRegistry;

[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute(string name) : Attribute
{
    public string Name => name;

    public string? Converter { get; init; }
}

public interface IEntity
{
    int Id { get; set; }
}

public sealed class ColumnMap
{
    private Func<object, object?>? _getter;

    internal ColumnMap(EntityMap owner, PropertyInfo property, ColumnAttribute? attribute)
    {
        Owner = owner;
        Property = property;
        Attribute = attribute;
        Name = attribute?.Name ?? property.Name.ToLowerInvariant();
    }

    public EntityMap Owner { get; }

    public PropertyInfo Property { get; }

    public ColumnAttribute? Attribute { get; }

    public string Name { get; }

    public bool IsMapped => Attribute != null;

    public bool HasConverter => Attribute?.Converter != null;

    public object? Read(object entity)
    {
        if (_getter == null)
        {
            var get = Property.GetMethod!;
            _getter = e => get.Invoke(e, null);
        }

        return _getter(entity);
    }

    public string ConverterKey() => HasConverter ? Attribute.Converter.ToUpperInvariant() : Name; // csc-false
}

public sealed class EntityMap
{
    private readonly List<ColumnMap> _columns = new();
    private readonly Dictionary<string, int> _ordinals = new();
    private ColumnMap? _key;

    public EntityMap(Type type, string table)
    {
        Type = type;
        Table = table;
        foreach (var property in type.GetProperties().Where(p => p.CanRead))
        {
            var column = new ColumnMap(this, property, property.GetCustomAttribute<ColumnAttribute>());
            _ordinals.Add(property.Name, _columns.Count);
            _columns.Add(column);
            if (property.Name == nameof(IEntity.Id))
            {
                _key = column;
            }
        }
    }

    public Type Type { get; }

    public string Table { get; }

    public EntityMap? Base { get; internal set; }

    public IReadOnlyList<ColumnMap> Columns => _columns;

    public ColumnMap Key => _key ?? throw new InvalidOperationException(Type.Name + " has no key");

    public ColumnMap? Find(string property) => _ordinals.TryGetValue(property, out var i) ? _columns[i] : null;

    public string Select()
    {
        var first = _columns.FirstOrDefault(c => c.IsMapped);
        var order = first == null ? "" : " order by " + first.Attribute.Name; // csc-false
        return "select " + string.Join(", ", _columns.Select(c => c.Name)) + " from " + Table + order;
    }

    public IEnumerable<string> MappedNames() => _columns.Where(c => c.IsMapped).Select(c => c.Attribute.Name.Trim()); // csc-false

    public void Ignore(string property)
    {
        _ordinals.Remove(property);
        if (_key?.Property.Name == property)
        {
            _key = null;
        }
    }
}

public abstract class Convention
{
    public abstract string TableName(Type type);

    public virtual string? Schema => null;

    public string FullName(Type type) => Schema == null ? TableName(type) : Schema.TrimEnd('.') + "." + TableName(type);
}

public sealed class PluralConvention : Convention
{
    public override string TableName(Type type) => type.Name.ToLowerInvariant() + "s";
}

public sealed class SchemaConvention(string schema) : Convention
{
    public override string? Schema => schema;

    public override string TableName(Type type) => type.Name;
}

/// <summary>Maps are created on first use; <see cref="Freeze"/> ends the configuration.</summary>
public sealed class MetadataRegistry
{
    private static readonly MethodInfo CreateMethod = typeof(MetadataRegistry).GetMethod(nameof(Create), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private readonly object _gate = new();
    private readonly Dictionary<Type, EntityMap> _byType = new();
    private readonly Dictionary<string, EntityMap> _byTable = new();
    private volatile IReadOnlyList<EntityMap>? _frozen;
    private readonly Convention _convention;

    public MetadataRegistry(Convention convention) => _convention = convention;

    public event Action<EntityMap>? Created;

    public EntityMap Map<T>() where T : class, IEntity => Map(typeof(T));

    public EntityMap Map(Type type)
    {
        lock (_gate)
        {
            if (!_byType.ContainsKey(type))
            {
                CreateMethod.Invoke(this, new object[] { type });
            }

            return _byType.GetValueOrDefault(type)!;
        }
    }

    public IReadOnlyList<EntityMap> Freeze()
    {
        if (_frozen == null)
        {
            lock (_gate)
            {
                _frozen ??= _byTable.Keys.OrderBy(k => k).Select(k => _byTable.GetValueOrDefault(k)!).ToList();
            }
        }

        return _frozen;
    }

    public string KeyOf(IEntity entity)
    {
        var map = Map(entity.GetType());
        return map.Table + "#" + map.Key.Read(entity)!.ToString();
    }

    public string Values(IEntity entity) =>
        string.Join("|", Map(entity.GetType()).Columns.Select(c => c.Read(entity)!.ToString())); // missed: null-deref

    public string InheritedTable(Type type) => Map(type).Base is { } b ? b.Table : Map(type).Table;

    public string ColumnOf(Type type, string property) => Map(type).Find(property)!.Name; // want: null-deref

    private void Create(Type type)
    {
        var map = new EntityMap(type, _convention.FullName(type));
        _byType.Add(type, map);
        _byTable.Add(map.Table, map);
        if (type.BaseType != null && typeof(IEntity).IsAssignableFrom(type.BaseType))
        {
            map.Base = Map(type.BaseType);
        }

        Created?.Invoke(map);
    }
}

public class Person : IEntity
{
    public int Id { get; set; }

    [Column("full_name", Converter = "trim")]
    public string Name { get; set; } = "";
}

public sealed class Employee : Person
{
    [Column("boss")]
    public string? Manager { get; set; }
}

public static class Case
{
    public static void DemoMaps()
    {
        var registry = new MetadataRegistry(new PluralConvention());
        var seen = new List<string>();
        registry.Created += m => seen.Add(m.Table);
        var map = registry.Map<Employee>();
        Console.WriteLine(map.Select() + string.Join(",", map.MappedNames()) + registry.InheritedTable(typeof(Employee)));
        Console.WriteLine(registry.Freeze().Count + registry.KeyOf(new Person { Id = 4 }) + seen.Count);
        Console.WriteLine(registry.Values(new Employee { Manager = "x" }) + registry.ColumnOf(typeof(Person), "Name"));
        Console.WriteLine(string.Join(",", map.Columns.Select(c => c.ConverterKey() + c.Owner.Table)));
    }

    public static void DemoSchema() => Console.WriteLine(new MetadataRegistry(new SchemaConvention("hr.")).Map<Person>().Table);

    public static void DemoUnsetMember() => new MetadataRegistry(new PluralConvention()).Values(new Employee { Name = "n" });

    public static void DemoIgnoredColumn()
    {
        var registry = new MetadataRegistry(new PluralConvention());
        registry.Map<Person>().Ignore("Name");
        registry.ColumnOf(typeof(Person), "Name");
    }
}
