// case: suppress-cost-center
// category: null-forgiving
// rationale: lookups in a cost centre tree are silenced with `!`, but unknown codes and the root really give null
// csc: none

namespace NullSafety.SuppressCostCenter;

public sealed class CostCenter
{
    public CostCenter(string code, CostCenter? parent)
    {
        Code = code;
        Parent = parent;
    }

    public string Code { get; }

    public CostCenter? Parent { get; }

    public decimal Booked { get; private set; }

    public void Book(decimal amount) => Booked += amount;
}

public sealed class CostCenterTree
{
    private readonly List<CostCenter> _all = new();

    public CostCenter Add(string code, CostCenter? parent)
    {
        var center = new CostCenter(code, parent);
        _all.Add(center);
        return center;
    }

    public CostCenter? Find(string code)
    {
        foreach (var center in _all)
        {
            if (center.Code == code)
            {
                return center;
            }
        }

        return null;
    }
}

public sealed class Posting
{
    private readonly CostCenterTree _tree;

    public Posting(CostCenterTree tree) => _tree = tree;

    public void Post(string code, decimal amount)
    {
        CostCenter center = _tree.Find(code)!;
        center.Book(amount); // want: null-deref
    }

    public void PostOrCreate(string code, decimal amount)
    {
        CostCenter center = _tree.Find(code) ?? _tree.Add(code, null);
        center.Book(amount);
    }

    public string Breadcrumb(CostCenter center)
    {
        return center.Parent!.Code + " / " + center.Code; // want: null-deref
    }

    public string SafeBreadcrumb(CostCenter center)
    {
        return center.Parent == null ? center.Code : center.Parent!.Code + " / " + center.Code;
    }
}

public static class Case
{
    public static void DemoUnknownCode() => new Posting(new CostCenterTree()).Post("4711", 12.5m);

    public static void DemoCreated() => new Posting(new CostCenterTree()).PostOrCreate("4711", 12.5m);

    public static void DemoRootBreadcrumb()
    {
        var tree = new CostCenterTree();
        new Posting(tree).Breadcrumb(tree.Add("1000", null));
    }

    public static void DemoSafeBreadcrumb()
    {
        var tree = new CostCenterTree();
        var root = tree.Add("1000", null);
        var posting = new Posting(tree);
        posting.SafeBreadcrumb(root);
        posting.SafeBreadcrumb(tree.Add("1100", root));
    }
}
