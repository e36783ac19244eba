// case: surface-ways-repositories-and-units
// category: surface
// rationale: ways in which programs hold and move objects, each by itself, with a safe twin
// csc: none

#nullable enable
namespace NullSafety.SurfaceWaysRepositoriesAndUnits;

static class ListRepository
{
    sealed class User { public int Id; public string Mail = "m"; }
    sealed class Users
    {
        readonly List<User> rows = new() { new User { Id = 1 }, new User { Id = 2 } };
        public User ById(int id) => rows.Find(u => u.Id == id)!;
    }
    static string Mail(Users us, int id) => us.ById(id).Mail; // want: null-deref
    static string MailSafe(Users us, int id) { var u = us.ById(id); return u == null ? "" : u.Mail; }
    public static void DemoListRepoDanger() => Mail(new Users(), 3);
    public static void DemoListRepoSafe() => MailSafe(new Users(), 3);
}

static class MapRepository
{
    sealed class Order { public string Note = "n"; }
    interface IRepo<TKey, T> where T : class { T? Get(TKey k); }
    sealed class MapRepo<TKey, T> : IRepo<TKey, T> where T : class where TKey : notnull
    {
        public readonly Dictionary<TKey, T> Rows = new();
        public T? Get(TKey k) => Rows.TryGetValue(k, out var v) ? v : null;
    }
    sealed class Service
    {
        readonly IRepo<int, Order> repo;
        public Service(IRepo<int, Order> r) => repo = r;
        public int NoteLen(int id) => repo.Get(id)!.Note.Length; // want: null-deref
        public int NoteLenSafe(int id) => repo.Get(id)?.Note.Length ?? 0;
    }
    public static void DemoMapRepoDanger() => new Service(new MapRepo<int, Order>()).NoteLen(4);
    public static void DemoMapRepoSafe() => new Service(new MapRepo<int, Order>()).NoteLenSafe(4);
}

static class UnitOfWorkCommit
{
    sealed class Row { public string Name = "r"; }
    sealed class Work
    {
        public readonly List<Row> Pending = new();
        public Row Last = null!;
        public void Add(Row r) => Pending.Add(r);
        public void Commit() { foreach (var r in Pending) Last = r; Pending.Clear(); }
    }
    static string Finish(Work w) { w.Add(new Row()); return w.Last.Name; } // want: null-deref
    sealed class WorkSafe
    {
        public readonly List<Row> Pending = new();
        public Row Last = null!;
        public void Add(Row r) => Pending.Add(r);
        public void Commit() { Last = Pending[^1]; Pending.Clear(); }
    }
    static string FinishSafe(WorkSafe w) { w.Add(new Row()); w.Commit(); return w.Last.Name; }
    public static void DemoUnitDanger() => Finish(new Work());
    public static void DemoUnitSafe() => FinishSafe(new WorkSafe());
}

static class UnitOfWorkRollback
{
    sealed class Tx { public string Id = "t"; }
    sealed class Session
    {
        public Tx Current = null!;
        public void Begin() => Current = new Tx();
        public void Rollback() => Current = null!;
    }
    static void Try(Session s, bool fail) { s.Begin(); if (fail) s.Rollback(); }
    static string Log(Session s) => s.Current.Id; // want: null-deref
    static string LogSafe(Session s) => s.Current != null ? s.Current.Id : "rolled back";
    public static void DemoRollbackDanger() { var s = new Session(); Try(s, true); Log(s); }
    public static void DemoRollbackSafe() { var s = new Session(); Try(s, true); LogSafe(s); }
}

static class IdentityMap
{
    sealed class Person { public int Id; public Person Boss = null!; public string Name = "p"; }
    sealed class Map
    {
        readonly Dictionary<int, Person> known = new();
        public Person Load(int id, int boss)
        {
            var p = known[id] = new Person { Id = id };
            p.Boss = known.GetValueOrDefault(boss)!;
            return p;
        }
        public Person LoadSafe(int id, int boss)
        {
            var p = known[id] = new Person { Id = id };
            p.Boss = known.GetValueOrDefault(boss) ?? p;
            return p;
        }
    }
    static string BossName(Person p) => p.Boss.Name; // want: null-deref
    static string BossNameSafe(Person p) { if (p.Boss is null) return ""; return p.Boss.Name; }
    public static void DemoIdentityDanger() { var m = new Map(); m.Load(1, 1); BossName(m.Load(2, 9)); }
    public static void DemoIdentitySafe() { var m = new Map(); m.LoadSafe(1, 1); BossNameSafe(m.LoadSafe(2, 9)); }
}

static class SoftDelete
{
    sealed class Item { public bool Gone; public string Text = "i"; }
    sealed class Items
    {
        readonly Dictionary<int, Item> rows = new() { [1] = new Item { Gone = true }, [2] = new Item() };
        public Item Live(int id) { var i = rows[id]; return i.Gone ? null! : i; }
    }
    static string Print(Items x) => x.Live(1).Text; // want: null-deref
    static string PrintSafe(Items x) => (x.Live(1) ?? x.Live(2) ?? new Item()).Text;
    public static void DemoSoftDeleteDanger() => Print(new Items());
    public static void DemoSoftDeleteSafe() => PrintSafe(new Items());
}

static class RepoByPredicate
{
    sealed class Car { public int Year; public string Plate = "p"; }
    sealed class Cars
    {
        readonly List<Car> all = new();
        public void Add(int y) => all.Add(new Car { Year = y });
        public Car One(Func<Car, bool> where) => all.FirstOrDefault(where)!;
    }
    sealed class Report
    {
        Car newest = null!;
        public void Fill(Cars c) => newest = c.One(x => x.Year > 2020);
        public void FillSafe(Cars c) => newest = c.One(x => x.Year > 2020);
        public string Print() => newest.Plate; // want: null-deref
        public string PrintSafe() => newest is { Plate: var p } ? p : "none";
    }
    public static void DemoPredicateDanger() { var c = new Cars(); c.Add(1999); var r = new Report(); r.Fill(c); r.Print(); }
    public static void DemoPredicateSafe() { var c = new Cars(); c.Add(1999); var r = new Report(); r.FillSafe(c); r.PrintSafe(); }
}

static class NavigationProperty
{
    sealed class Address { public string City = "c"; }
    sealed class Customer { public int Id; public Address Home { get; set; } = null!; }
    sealed class Db
    {
        public Customer Find(int id, bool include)
        {
            var c = new Customer { Id = id };
            if (include) c.Home = new Address();
            return c;
        }
    }
    static string City(Db db) => db.Find(1, include: false).Home.City; // want: null-deref
    static string CitySafe(Db db) => db.Find(1, include: true).Home.City;
    public static void DemoNavigationDanger() => City(new Db());
    public static void DemoNavigationSafe() => CitySafe(new Db());
}

static class ChangeTracker
{
    sealed class Doc { public string? Title = "a"; public Doc Copy() => (Doc)MemberwiseClone(); }
    sealed class Tracker
    {
        readonly Dictionary<Doc, Doc> before = new();
        public void Attach(Doc d) => before[d] = d.Copy();
        public Doc Original(Doc d) => before.TryGetValue(d, out var o) ? o : null!;
    }
    static bool Changed(Tracker t, Doc d) => t.Original(d).Title != d.Title; // want: null-deref
    static bool ChangedSafe(Tracker t, Doc d) { var o = t.Original(d); return o is not null && o.Title != d.Title; }
    public static void DemoTrackerDanger() { var t = new Tracker(); t.Attach(new Doc()); Changed(t, new Doc()); }
    public static void DemoTrackerSafe() { var t = new Tracker(); t.Attach(new Doc()); ChangedSafe(t, new Doc()); }
}

static class SecondaryIndex
{
    sealed class Book { public string Isbn = ""; public string Title = "b"; }
    sealed class Books
    {
        readonly Dictionary<int, Book> byId = new();
        readonly Dictionary<string, int> byIsbn = new();
        public void Add(int id, string isbn) { byId[id] = new Book { Isbn = isbn }; byIsbn[isbn] = id; }
        public void Remove(int id) => byId.Remove(id);
        public void RemoveSafe(int id) { if (byId.Remove(id, out var b)) byIsbn.Remove(b.Isbn); }
        public Book? ByIsbn(string s) => byIsbn.TryGetValue(s, out var id) ? byId.GetValueOrDefault(id) : null;
    }
    static int Len(Books b, string isbn) => b.ByIsbn(isbn)!.Title.Length; // want: null-deref
    static int LenSafe(Books b, string isbn) { var x = b.ByIsbn(isbn); if (x == null) throw new KeyNotFoundException(); return x.Title.Length; }
    public static void DemoIndexDanger() { var b = new Books(); b.Add(1, "x"); b.Remove(1); Len(b, "x"); }
    public static void DemoIndexSafe() { var b = new Books(); b.Add(1, "x"); b.Add(2, "y"); b.RemoveSafe(1); LenSafe(b, "y"); }
}
