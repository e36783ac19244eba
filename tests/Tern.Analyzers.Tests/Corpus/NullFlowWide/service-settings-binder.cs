// case: service-settings-binder
// category: service-configuration
// rationale: layered settings, section tree, defaults by a normalise step, binding by reflection and change tokens
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.SettingsBinder;

public sealed class Section
{
    private Dictionary<string, Section>? _children;

    public Section(string name, Section? parent)
    {
        Name = name;
        Parent = parent;
    }

    public string Name { get; }
    public Section? Parent { get; }
    public string? Value { get; set; }
    public bool HasChildren => _children is { Count: > 0 };

    public Section GetOrAdd(string name)
    {
        _children ??= new Dictionary<string, Section>(StringComparer.OrdinalIgnoreCase);
        if (!_children.TryGetValue(name, out var child))
        {
            child = new Section(name, this);
            _children.Add(name, child);
        }

        return child;
    }

    public Section? Find(string path)
    {
        Section? section = this;
        foreach (var part in path.Split(':'))
        {
            if (section._children == null || !section._children.TryGetValue(part, out section))
            {
                return null;
            }
        }

        return section;
    }

    public string FullName() => Parent?.Parent is null ? Name : Parent.FullName() + ":" + Name;
    public IEnumerable<string> Keys() => HasChildren ? _children.Keys.OrderBy(k => k) : Enumerable.Empty<string>(); // csc-false
}

public interface ISettingsSource
{
    IEnumerable<KeyValuePair<string, string>> Read();
}

public sealed class LineSource(string text) : ISettingsSource
{
    public IEnumerable<KeyValuePair<string, string>> Read()
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf('=');
            if (at > 0)
            {
                yield return new(line[..at].Trim(), line[(at + 1)..].Trim());
            }
        }
    }
}

public sealed class CacheSettings
{
    public string? Region { get; set; }
    public int Size { get; set; }
}

/// <summary>Comes from <see cref="SettingsRoot.Server"/>, which fills in the defaults.</summary>
public sealed class ServerSettings
{
    public string? Host { get; set; }
    public string? Certificate { get; set; }
    public string? CertificatePassword { get; set; }
    public CacheSettings? Cache { get; set; }
    public bool UsesTls => Certificate != null;

    internal ServerSettings Normalize()
    {
        Host ??= "localhost";
        Cache ??= new CacheSettings { Size = 64 };
        Cache.Region ??= "local";
        if (Certificate != null)
        {
            CertificatePassword ??= "";
        }

        return this;
    }

    public string Endpoint() => (UsesTls ? "https://" : "http://") + Host!.ToLowerInvariant();
    public int SecretLength() => UsesTls ? CertificatePassword.Length : 0; // csc-false
}

public static class SettingsBinder
{
    private static readonly MethodInfo BindMethod = typeof(SettingsBinder).GetMethod(nameof(Bind))!;

    public static T Bind<T>(Section section) where T : class, new()
    {
        var target = new T();
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite))
        {
            var child = section.Find(property.Name);
            if (child == null)
            {
                continue;
            }

            if (child.HasChildren)
            {
                property.SetValue(target, BindMethod.MakeGenericMethod(property.PropertyType).Invoke(null, new object[] { child }));
            }
            else if (child.Value != null)
            {
                property.SetValue(target, Convert.ChangeType(child.Value, property.PropertyType));
            }
        }

        return target;
    }
}

/// <summary>The root of all settings. <see cref="Load"/> first, then the getters.</summary>
public sealed class SettingsRoot
{
    private readonly List<ISettingsSource> _sources = new();
    private readonly Dictionary<string, Action<Section>> _watchers = new();
    private CancellationTokenSource _changed = new();
    private Section? _root;
    private ServerSettings? _server;
    public CancellationToken Changed => Volatile.Read(ref _changed).Token;

    public SettingsRoot Add(ISettingsSource source)
    {
        _sources.Add(source);
        return this;
    }

    public SettingsRoot Load()
    {
        var root = new Section("", null);
        foreach (var (key, value) in _sources.SelectMany(s => s.Read()))
        {
            var section = root;
            foreach (var part in key.Split(':'))
            {
                section = section.GetOrAdd(part);
            }

            section.Value = value;
        }

        _root = root;
        _server = null;
        return this;
    }

    public string? Get(string path) => Root().Find(path)?.Value;

    public string Require(string path)
    {
        Check(path);
        return Root().Find(path).Value!.Trim(); // csc-false
    }

    public ServerSettings Server()
    {
        if (_server == null)
        {
            var section = Root().Find("server") ?? new Section("server", _root);
            _server = SettingsBinder.Bind<ServerSettings>(section).Normalize();
        }

        return _server;
    }

    public IReadOnlyList<string> Regions(params string[] names)
    {
        var regions = new List<string>();
        foreach (var name in names)
        {
            var section = Root().Find(name);
            if (section != null)
            {
                var settings = name == "server" ? Server() : SettingsBinder.Bind<ServerSettings>(section);
                regions.Add(settings.Cache!.Region!.ToUpperInvariant()); // want: null-deref
            }
        }

        return regions;
    }

    public void Watch(string path, Action<Section> callback) => _watchers[path] = callback;

    public void Reload()
    {
        Load();
        foreach (var path in _watchers.Keys.ToList())
        {
            var section = _root.Find(path); // csc-false
            _watchers.GetValueOrDefault(path)!.Invoke(section!);
        }

        var old = Interlocked.Exchange(ref _changed, new CancellationTokenSource());
        old.Cancel();
        old.Dispose();
    }

    private Section Root() => _root ?? throw new InvalidOperationException("settings are not loaded");

    private void Check(string path)
    {
        if (Root().Find(path)?.Value is null)
        {
            throw new KeyNotFoundException(path);
        }
    }
}

public static class Case
{
    private const string Base = "server:host=Example\nserver:cache:region=eu\nserver:certificate=x.pfx\nlimits:max = 10 \n";

    public static void DemoServer()
    {
        var root = new SettingsRoot().Add(new LineSource(Base)).Load();
        var server = root.Server();
        Console.WriteLine(server.Endpoint() + server.SecretLength() + server.Cache!.Region!.Length + root.Require("limits:max"));
        Console.WriteLine(string.Join(",", root.Regions("server", "backup")) + root.Get("nothing:here"));
        var empty = new SettingsRoot().Load().Server();
        Console.WriteLine(empty.Endpoint() + empty.SecretLength() + empty.Cache!.Size);
    }

    public static void DemoReload()
    {
        var root = new SettingsRoot().Add(new LineSource(Base)).Load();
        var fired = false;
        using var registration = root.Changed.Register(() => fired = true);
        root.Watch("limits", s => Console.WriteLine(s.FullName() + string.Join(",", s.Keys())));
        root.Reload();
        Console.WriteLine(fired);
    }

    public static void DemoBackupRegion()
    {
        var root = new SettingsRoot().Add(new LineSource(Base + "backup:host=b\n")).Load();
        root.Regions("server", "backup");
    }

    public static void DemoWatchUnknownSection()
    {
        var root = new SettingsRoot().Add(new LineSource(Base)).Load();
        root.Watch("colors", s => Console.WriteLine(s.Name)); // missed: null-deref
        root.Reload();
    }
}
