// What a look-up has found is found again, through helpers, tasks and callees, as long as nothing takes it away.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
namespace Variations.FoundAgain;
public sealed class Part { public string? Name { get; set; } public bool Runs { get; set; } }
public interface INode { bool HasPart(); Part? GetPart(); }
public sealed class Link : INode
{
    public Tree? Target { get; set; }
    public bool HasPart() => Target != null && Target.HasPart();
    public Part? GetPart() => Target!.GetPart();
}
public sealed class Tree : INode
{
    private readonly List<object> _nodes = new();
    public void Put(object node) => _nodes.Add(node);
    public void Drop() => _nodes.Clear();
    public Part? GetPart() => _nodes.FirstOrDefault() switch { Part part => part, INode node when node.HasPart() => node.GetPart(), _ => null };
    public bool HasPart() => GetPart() != null;
    public int Asked() => HasPart() ? GetPart()!.GetHashCode() : 0;
    public int Dropped() { if (!HasPart()) return 0; Drop(); return GetPart()!.GetHashCode(); } // want: null-deref
    public int Grown() { if (!HasPart()) return 0; Put(new Part()); return GetPart()!.GetHashCode(); }
}
public sealed class Services
{
    private readonly List<Part> _parts = new();
    private Part? _first;
    private int _calls;
    public Action? Changed { get; set; }
    public Part? Find(string name) => _parts.FirstOrDefault(p => p.Name == name);
    public Part? First => _first;
    public bool Running() => Find("a")?.Runs == true;
    public void Count() => _calls++;
    public void Reset() { _parts.RemoveAt(0); _first = null; }
    public void Add(Part part) { _parts.Add(part); _first = part; }
    public void Stop() { var part = Find("a"); part!.Runs = false; }
    public void Start() { var part = Find("a"); part!.Runs = true; } // want: null-deref
    public void Restart() { Reset(); Find("a")!.Runs = true; } // want: null-deref
    public void Pause() => Find("b")!.Runs = false; // want: null-deref
    public void Raise() => Changed?.Invoke();
}
public sealed class Desk
{
    private readonly Services _services = new();
    public Services Services => _services;
    public void Stop() { if (_services.Running()) { _services.Count(); Console.Write("stop"); _services.Stop(); } }
    public void Start() { if (!_services.Running()) _services.Start(); }
    public void Restart() { if (_services.Running()) _services.Restart(); }
    public void Pause() { if (_services.Running()) _services.Pause(); }
    public int Told() { if (!_services.Running()) return 0; _services.Raise(); return _services.Find("a")!.GetHashCode(); } // want: null-deref
}
public sealed class Settings { public int? Done { get; set; } }
public sealed class Store
{
    private readonly Dictionary<string, Settings> _map = new();
    public async Task<Settings?> Get(string? name = null) { await Task.Yield(); return _map.TryGetValue(name ?? "x", out var found) ? found : null; }
}
public sealed class Migration
{
    private readonly Store _store = new();
    public async Task Run() { var settings = await _store.Get(); if (settings!.Done != 1) await Label(); } // want: null-deref
    private async Task Label() { await Task.Delay(1); var settings = await _store.Get(); settings!.Done = 1; }
    public async Task Other() { await Task.Yield(); var settings = await _store.Get("y"); settings!.Done = 1; } // want: null-deref
}
public static class D
{
    public static int Demo1() { var tree = new Tree(); var link = new Link { Target = new() }; tree.Put(link); int empty = tree.Asked() + tree.Grown(); link.Target.Put(new Part()); return empty + tree.Asked() + tree.Grown(); }
    public static int Demo2() { var tree = new Tree(); tree.Put(new Part()); return tree.Dropped(); }
    public static void Demo3() { var desk = new Desk(); desk.Stop(); desk.Services.Add(new() { Name = "a", Runs = true }); desk.Stop(); }
    public static void Demo4() => new Desk().Start();
    public static void Demo5() { var desk = new Desk(); desk.Services.Add(new() { Name = "a", Runs = true }); desk.Restart(); }
    public static void Demo6() { var desk = new Desk(); desk.Services.Add(new() { Name = "a", Runs = true }); desk.Pause(); }
    public static int Demo7() { var desk = new Desk(); desk.Services.Changed = desk.Services.Reset; desk.Services.Add(new() { Name = "a", Runs = true }); return desk.Told(); }
    public static void Demo8() => new Migration().Run().GetAwaiter().GetResult();
    public static void Demo9() => new Migration().Other().GetAwaiter().GetResult();
}
