#nullable enable
using System.ComponentModel;
using System.ComponentModel.Design;
using System.Data;
using System.Diagnostics;
using System.Threading.Channels;
namespace NullSafety.SurfB.DataServices;

static class Tables
{
    public static DataTable Make()
    {
        var t = new DataTable("t"); t.Columns.Add("id", typeof(int)); t.Columns.Add("name", typeof(string));
        t.PrimaryKey = [t.Columns["id"]!]; t.Rows.Add(1, "a"); t.Rows.Add(2, DBNull.Value); return t;
    }
}
// DataRow indexer with DBNull
static class RowText
{
    static string Name(DataRow r) => (r["name"] as string)!;
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoRow() => Len(Name(Tables.Make().Rows[1]));
}
static class RowToString
{
    static string Name(DataRow r) => r["name"].ToString()!;
    static int Len(string s) => s.Length;
    public static void DemoRow() => Len(Name(Tables.Make().Rows[1]));
}
// DataRow.Field<T>
static class RowField
{
    static string Name(DataRow r) => r.Field<string>("name")!;
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoField() => Len(Name(Tables.Make().Rows[1]));
}
static class RowFieldGuarded
{
    static string Name(DataRow r) => r.IsNull("name") ? "" : r.Field<string>("name")!;
    static int Len(string s) => s.Length; // needless
    public static void DemoField() => Len(Name(Tables.Make().Rows[1]));
}
// Rows.Find beside Select
static class RowFind
{
    static DataRow Find(DataTable t, int id) => t.Rows.Find(id)!;
    static object[] Items(DataRow r) => r.ItemArray!; // want: null-deref
    public static void DemoFind() => Items(Find(Tables.Make(), 9));
}
static class RowSelect
{
    static DataRow[] Find(DataTable t, int id) => t.Select("id = " + id);
    static int Items(DataRow[] r) => r.Length;
    public static void DemoSelect() => Items(Find(Tables.Make(), 9));
}
// Columns[name], DataSet.Tables[name]
static class ColumnGone
{
    static DataColumn Col(DataTable t, string n) => t.Columns[n]!;
    static Type Kind(DataColumn c) => c.DataType; // want: null-deref
    public static void DemoColumn() => Kind(Col(Tables.Make(), "age"));
}
static class ColumnThere
{
    static DataColumn Col(DataTable t, string n) => t.Columns[n]!;
    static Type Kind(DataColumn c) => c.DataType; // needless
    public static void DemoColumn() => Kind(Col(Tables.Make(), "id"));
}
static class TableGone
{
    static DataTable Get(DataSet s, string n) => s.Tables[n]!;
    static int Rows(DataTable t) => t.Rows.Count; // want: null-deref
    public static void DemoTable() => Rows(Get(new DataSet(), "t"));
}
static class TableAdded
{
    static DataTable Get(DataSet s, string n) { s.Tables.Add(n); return s.Tables[n]!; }
    static int Rows(DataTable t) => t.Rows.Count; // needless
    public static void DemoTable() => Rows(Get(new DataSet(), "t"));
}
// DataColumn.Table and DataTable.DataSet beside DataRow.Table
static class LooseColumn
{
    static DataTable Home(DataColumn c) => c.Table!;
    static string Name(DataTable t) => t.TableName; // missed: null-deref
    public static void DemoHome() => Name(Home(new DataColumn("x")));
}
static class LooseRow
{
    static DataTable Home(DataRow r) => r.Table;
    static string Name(DataTable t) => t.TableName;
    public static void DemoHome() => Name(Home(new DataTable().NewRow()));
}
static class SetOfTable
{
    static DataSet Home(DataTable c) => c.DataSet!;
    static string Name(DataSet t) => t.DataSetName; // missed: null-deref
    public static void DemoHome() => Name(Home(new DataTable()));
}
static class RowsOfTable
{
    static DataRowCollection Home(DataTable c) => c.Rows;
    static int Name(DataRowCollection t) => t.Count;
    public static void DemoHome() => Name(Home(new DataTable()));
}
// ExecuteScalar-like, a reader of one's own
class Cells(params object?[] row)
{
    public object Value(int i) => row[i]!;
    public bool IsNull(int i) => row[i] is null or DBNull;
}
static class CellScalar
{
    static string Scalar(Cells c) => (string)c.Value(0);
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoScalar() => Len(Scalar(new Cells([null])));
}
static class CellScalarGuarded
{
    static string Scalar(Cells c) => c.IsNull(0) ? "" : (string)c.Value(0);
    static int Len(string s) => s.Length;
    public static void DemoScalar() { Len(Scalar(new Cells([null]))); Len(Scalar(new Cells(DBNull.Value))); Len(Scalar(new Cells("q"))); }
}
// DataTableReader
static class ReaderCell
{
    static string Read(DataTableReader r) { r.Read(); r.Read(); return (r.GetValue(1) as string)!; }
    static int Len(string s) => s.Length; // missed: null-deref
    public static void DemoReader() => Len(Read(Tables.Make().CreateDataReader()));
}
static class ReaderCellFirst
{
    static string Read(DataTableReader r) { r.Read(); return (r.GetValue(1) as string)!; }
    static int Len(string s) => s.Length;
    public static void DemoReader() => Len(Read(Tables.Make().CreateDataReader()));
}
// IServiceProvider of one's own
class Kit : IServiceProvider
{
    readonly Dictionary<Type, object> _m = new() { [typeof(Random)] = Random.Shared };
    public object? GetService(Type t) => _m.TryGetValue(t, out var o) ? o : null;
}
static class ServiceGone
{
    static T Need<T>(IServiceProvider p) => (T)p.GetService(typeof(T))!;
    static int Port(UriBuilder b) => b.Port; // want: null-deref
    public static void DemoService() => Port(Need<UriBuilder>(new Kit()));
}
static class ServiceThere
{
    static T Need<T>(IServiceProvider p) => (T)p.GetService(typeof(T))!;
    static int Next(Random r) => r.Next();
    public static void DemoService() => Next(Need<Random>(new Kit()));
}
// ServiceContainer
static class ContainerGone
{
    static object Ask(ServiceContainer c, Type t) => c.GetService(t)!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoContainer() => Show(Ask(new ServiceContainer(), typeof(Version)));
}
static class ContainerAdded
{
    static object Ask(ServiceContainer c, Type t) { c.AddService(t, new Version()); return c.GetService(t)!; }
    static string Show(object o) => o.ToString()!;
    public static void DemoContainer() => Show(Ask(new ServiceContainer(), typeof(Version)));
}
// Component.Site
static class SiteGone
{
    static ISite Site(Component c) => c.Site!;
    static string Name(ISite s) => s.Name!; // missed: null-deref
    public static void DemoSite() => Name(Site(new Component()));
}
static class SiteAdded
{
    static ISite Site(Component c) { new Container().Add(c, "pump"); return c.Site!; }
    static int Name(ISite s) => s.Name!.Length;
    public static void DemoSite() => Name(Site(new Component()));
}
// ChannelReader.TryRead
static class ChannelEmpty
{
    static string Next(Channel<string> c) { c.Reader.TryRead(out var s); return s!; }
    static int Len(string s) => s.Length; // want: null-deref
    public static void DemoChannel() => Len(Next(Channel.CreateUnbounded<string>()));
}
static class ChannelWritten
{
    static string Next(Channel<string> c) { c.Writer.TryWrite("a"); c.Reader.TryRead(out var s); return s!; }
    static int Len(string s) => s.Length; // needless
    public static void DemoChannel() => Len(Next(Channel.CreateUnbounded<string>()));
}
// Process and Stopwatch
static class ProcessStart
{
    static ProcessModule Find(string n) { using var p = Process.GetCurrentProcess(); return p.Modules.Cast<ProcessModule>().FirstOrDefault(m => m.ModuleName == n)!; }
    static string File(ProcessModule m) => m.FileName; // want: null-deref
    public static void DemoModule() => File(Find("surfb.so"));
}
static class ProcessInfo
{
    static ProcessStartInfo Find(string? n) => new ProcessStartInfo { FileName = n };
    static long File(ProcessStartInfo m) => m.FileName.Length + m.Arguments.Length + m.WorkingDirectory.Length + m.Environment.Count + Stopwatch.StartNew().ElapsedTicks;
    public static void DemoModule() => File(Find(null));
}
// DefaultValueAttribute.Value beside DescriptionAttribute.Description
static class DefaultOf
{
    static object Val(DefaultValueAttribute a) => a.Value!;
    static string Show(object o) => o.ToString()!; // missed: null-deref
    public static void DemoDefault() => Show(Val(new DefaultValueAttribute((string?)null)));
}
static class DescriptionOf
{
    static object Val(DescriptionAttribute a) => a.Description;
    static string Show(object o) => o.ToString()!;
    public static void DemoDescription() => Show(Val(new DescriptionAttribute()));
}
