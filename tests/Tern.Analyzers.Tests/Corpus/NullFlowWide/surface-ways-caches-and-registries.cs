// case: surface-ways-caches-and-registries
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysCachesAndRegistries;

static class TtlCache
{
    sealed class Entry { public string Value = ""; public int Until; }
    sealed class Cache
    {
        readonly Dictionary<string, Entry> map = new();
        public void Put(string k, string v, int until) => map[k] = new Entry { Value = v, Until = until };
        public string? Get(string k, int now) => map.TryGetValue(k, out var e) && e.Until > now ? e.Value : null;
    }
    static int Late(Cache c)
    {
        var hit = c.Get("user", 99)!;
        return hit.Length; // want: null-deref
    }
    static int LateSafe(Cache c)
    {
        var hit = c.Get("user", 99) ?? "none";
        return hit.Length;
    }
    public static void DemoTtlDanger() { var c = new Cache(); c.Put("user", "ann", 10); Late(c); }
    public static void DemoTtlSafe() { var c = new Cache(); c.Put("user", "ann", 10); LateSafe(c); }
}

static class GetOrAddCache
{
    sealed class Doc { public string Title = "t"; }
    sealed class Docs
    {
        readonly Dictionary<int, Doc> map = new();
        public Doc GetOrAdd(int id, Func<int, Doc> make)
        {
            if (!map.TryGetValue(id, out var d)) map[id] = d = make(id);
            return d;
        }
    }
    static Doc Load(int id) => id > 0 ? new Doc() : null!;
    static Doc LoadSafe(int id) => id > 0 ? new Doc() : new Doc { Title = "empty" };
    static string Show(Docs docs) => docs.GetOrAdd(-1, Load).Title; // want: null-deref
    static string ShowSafe(Docs docs) => docs.GetOrAdd(-1, LoadSafe).Title;
    public static void DemoGetOrAddDanger() => Show(new Docs());
    public static void DemoGetOrAddSafe() => ShowSafe(new Docs());
}

static class NegativeEntries
{
    sealed class Host { public string Ip = "::1"; }
    sealed class Dns
    {
        readonly Dictionary<string, Host?> seen = new();
        public void Miss(string n) => seen[n] = null;
        public void Hit(string n) => seen[n] = new Host();
        public bool TryGet(string n, out Host h) { var ok = seen.TryGetValue(n, out var x); h = x!; return ok; }
        public bool TryGetSafe(string n, out Host h) { var ok = seen.TryGetValue(n, out var x); h = x!; return ok && x != null; }
    }
    static string Resolve(Dns d) => d.TryGet("gone", out var h) ? h.Ip : "-"; // want: null-deref
    static string ResolveSafe(Dns d) => d.TryGetSafe("gone", out var h) ? h.Ip : "-";
    public static void DemoNegativeDanger() { var d = new Dns(); d.Hit("up"); d.Miss("gone"); Resolve(d); }
    public static void DemoNegativeSafe() { var d = new Dns(); d.Hit("up"); d.Miss("gone"); ResolveSafe(d); }
}

static class TypeRegistry
{
    interface ICodec { string Name { get; } }
    sealed class IntCodec : ICodec { public string Name => "int"; }
    sealed class Codecs
    {
        readonly Dictionary<Type, ICodec> map = new();
        public void Add<T>(ICodec c) => map[typeof(T)] = c;
        public ICodec For<T>() => map.GetValueOrDefault(typeof(T))!;
    }
    static string Name(Codecs cs) => cs.For<double>().Name; // want: null-deref
    static string NameSafe(Codecs cs) => cs.For<int>().Name;
    public static void DemoByTypeDanger() { var cs = new Codecs(); cs.Add<int>(new IntCodec()); Name(cs); }
    public static void DemoByTypeSafe() { var cs = new Codecs(); cs.Add<int>(new IntCodec()); NameSafe(cs); }
}

static class NameRegistry
{
    sealed class Command { public string Help = "help"; }
    static class Commands
    {
        static readonly Dictionary<string, Command> all = new() { ["run"] = new Command(), ["stop"] = new Command() };
        public static Command Find(string name) => all.TryGetValue(name, out var c) ? c : null!;
    }
    static string Help(string name)
    {
        Command c = Commands.Find(name);
        return c.Help; // want: null-deref
    }
    static string HelpSafe(string name)
    {
        Command c = Commands.Find(name);
        if (c is null) return "unknown";
        return c.Help;
    }
    public static void DemoByNameDanger() => Help("walk");
    public static void DemoByNameSafe() => HelpSafe("walk");
}

static class EnumRegistry
{
    enum Kind { Cat, Dog, Cow, Count }
    sealed class Sound { public string Text = "x"; }
    sealed class Sounds
    {
        readonly Sound[] table = new Sound[(int)Kind.Count];
        public Sounds() { table[(int)Kind.Cat] = new Sound(); table[(int)Kind.Dog] = new Sound(); }
        public Sound this[Kind k] => table[(int)k];
    }
    static int Play(Sounds s) => s[Kind.Cow].Text.Length; // want: null-deref
    static int PlaySafe(Sounds s) => s[Kind.Dog].Text.Length;
    public static void DemoByEnumDanger() => Play(new Sounds());
    public static void DemoByEnumSafe() => PlaySafe(new Sounds());
}

static class LastValueCache
{
    sealed class Rate { public decimal Value = 2; }
    sealed class Rates
    {
        string lastKey = ""; Rate last = null!;
        public Rate Get(string key) { if (key != lastKey) { last = new Rate(); lastKey = key; } return last; }
    }
    sealed class RatesSafe
    {
        string lastKey = ""; Rate last = null!;
        public Rate Get(string key) { if (last == null || key != lastKey) { last = new Rate(); lastKey = key; } return last; }
    }
    static decimal Use(Rates r) => r.Get("").Value; // want: null-deref
    static decimal UseSafe(RatesSafe r) => r.Get("").Value;
    public static void DemoLastValueDanger() => Use(new Rates());
    public static void DemoLastValueSafe() => UseSafe(new RatesSafe());
}

static class EvictingCache
{
    sealed class Img { public int Width = 4; }
    sealed class Store
    {
        readonly Dictionary<string, Img> map = new();
        readonly Queue<string> order = new();
        public void Put(string k) { map[k] = new Img(); order.Enqueue(k); while (order.Count > 2) map.Remove(order.Dequeue()); }
        public Img Peek(string k) { map.TryGetValue(k, out var i); return i!; }
    }
    static int W(Store s) => s.Peek("a").Width; // want: null-deref
    static int WSafe(Store s) { s.Put("a"); return s.Peek("a").Width; } // needless
    public static void DemoEvictDanger() { var s = new Store(); s.Put("a"); s.Put("b"); s.Put("c"); W(s); }
    public static void DemoEvictSafe() { var s = new Store(); s.Put("a"); s.Put("b"); s.Put("c"); WSafe(s); }
}

static class TwoLevelCache
{
    sealed class Level
    {
        readonly Dictionary<string, string> map = new();
        readonly Level? next;
        public Level(Level? next) => this.next = next;
        public void Set(string k, string v) => map[k] = v;
        public string? Get(string k) => map.TryGetValue(k, out var v) ? v : next?.Get(k);
    }
    static string Upper(Level l) => l.Get("missing")!.ToUpper(); // want: null-deref
    static string UpperSafe(Level l) => l.Get("missing") is { } v ? v.ToUpper() : "";
    static Level Build() { var far = new Level(null); far.Set("k", "v"); return new Level(far); }
    public static void DemoTwoLevelDanger() => Upper(Build());
    public static void DemoTwoLevelSafe() => UpperSafe(Build());
}

static class TupleKeyCache
{
    sealed class Price { public int Cents = 5; }
    sealed class Prices
    {
        readonly Dictionary<(string Shop, int Sku), Price> map = new();
        public void Put(string s, int k) => map[(s, k)] = new Price();
        public Price At(string s, int k) => map.TryGetValue((s, k), out var p) ? p : default!;
    }
    sealed class Cart
    {
        public Price Item;
        public Cart(Prices ps, string shop) => Item = ps.At(shop, 7);
        public int Sum() => Item.Cents; // want: null-deref
    }
    sealed class CartSafe
    {
        public Price Item;
        public CartSafe(Prices ps, string shop) { if (ps.At(shop, 7) == null) ps.Put(shop, 7); Item = ps.At(shop, 7); }
        public int Sum() => Item.Cents;
    }
    public static void DemoTupleKeyDanger() { var p = new Prices(); p.Put("north", 7); new Cart(p, "south").Sum(); }
    public static void DemoTupleKeySafe() { var p = new Prices(); p.Put("north", 7); new CartSafe(p, "south").Sum(); }
}
