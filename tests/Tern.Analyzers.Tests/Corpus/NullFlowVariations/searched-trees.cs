// case: searched-trees
// category: recursion
// rationale: searches that go down a tree in one expression, and come back with nothing
// csc: none

namespace NullSafety.SearchedTrees;

public sealed class Entry(int key)
{
    public int Key { get; } = key;
    public Entry? Left { get; set; }
    public Entry? Right { get; set; }
}

public static class Index
{
    private static Entry? Find(Entry? at, int key) => at == null || at.Key == key ? at : Find(key < at.Key ? at.Left : at.Right, key);

    private static Entry? Seek(Entry? at, int key) => at == null ? null : at.Key == key ? at : Seek(key < at.Key ? at.Left : at.Right, key);

    private static Entry? Go(Entry? at, int key) => at == null ? null : at.Key == key ? at : key < at.Key ? Go(at.Left, key) : Go(at.Right, key);

    private static Entry Nearest(Entry at, int key) => at.Key == key ? at : key < at.Key ? at.Left is { } left ? Nearest(left, key) : at : at.Right is { } right ? Nearest(right, key) : at;

    public static int Found(Entry root, int key) => Find(root, key)!.Key; // want: null-deref

    public static int Sought(Entry root, int key) => Seek(root, key)!.Key; // want: null-deref

    public static int Gone(Entry root, int key) => Go(root, key)!.Key; // want: null-deref

    public static int FoundOrNone(Entry root, int key) => Find(root, key) is { } entry ? entry.Key : -1;

    public static int Near(Entry root, int key) => Nearest(root, key).Key;
}

public static class Case
{
    public static void DemoFound() => Index.Found(new Entry(5), 8);
    public static void DemoSought() => Index.Sought(new Entry(5), 8);
    public static void DemoGone() => Index.Gone(new Entry(5), 8);
    public static void DemoFoundOrNone() => Index.FoundOrNone(new Entry(5), 8);
    public static void DemoNear() => Index.Near(new Entry(5), 8);
}
