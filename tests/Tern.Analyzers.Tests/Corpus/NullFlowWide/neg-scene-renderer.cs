// case: neg-scene-renderer
// category: negative-hierarchy-closures
// rationale: parent links, visitors with optional results, captured variables that are assigned before the lambda runs, and members made on demand
// csc: silent

namespace NullSafety.NegSceneRenderer;

public interface INodeVisitor<out T>
{
    T Visit(Group group);
    T Visit(Sprite sprite);
}

public abstract class Node
{
    public Group Parent { get; internal set; } = null!;
    public abstract T Accept<T>(INodeVisitor<T> visitor);

    public Node Root
    {
        get
        {
            Node node = this;
            while (node.Parent != null) node = node.Parent;
            return node;
        }
    }
}

public sealed class Group : Node
{
    private List<Node> _children = null!;
    public IReadOnlyList<Node> Children => _children ??= [];
    public Group Add(Node child) { (_children ??= []).Add(child); child.Parent = this; return this; }
    public override T Accept<T>(INodeVisitor<T> visitor) => visitor.Visit(this);
}

public sealed class Sprite(string texture) : Node
{
    public string Texture { get; } = texture;
    public override T Accept<T>(INodeVisitor<T> visitor) => visitor.Visit(this);
}

public sealed class FindTexture(string name) : INodeVisitor<Sprite?>
{
    public Sprite? Visit(Sprite sprite) => sprite.Texture == name ? sprite : null;
    public Sprite? Visit(Group group) => group.Children.Select(c => c.Accept(this)).FirstOrDefault(s => s is not null);
}

public sealed class Renderer
{
    private event Action<string>? Drawn;

    public int Draw(Group scene)
    {
        Sprite last = null!;
        Action<Node> walk = null!;
        int drawn = 0;
        Drawn += _ => drawn++;
        walk = node =>
        {
            if (node is Group group) foreach (var child in group.Children) walk(child);
            else if (node is Sprite sprite) { last = sprite; Drawn?.Invoke(sprite.Texture); }
        };
        walk(scene);
        return last == null ? 0 : last.Texture.Length + drawn;
    }

    public int Depth(Node node) => node.Parent is { } parent ? 1 + Depth(parent) : 0;

    public string TextureOrNone(Group scene, string name)
        => scene.Accept(new FindTexture(name)) is Sprite s && s.Parent is not null ? s.Texture : "none";
}

public static class Case
{
    private static readonly Group Scene = new Group().Add(new Sprite("sky")).Add(new Group().Add(new Sprite("tree")));

    public static void DemoDraw() => new Renderer().Draw(Scene);
    public static void DemoDrawEmpty() => new Renderer().Draw(new Group());
    public static void DemoDepth() => new Renderer().Depth(Scene.Children[1].Root);
    public static void DemoFind() => new Renderer().TextureOrNone(Scene, "tree");
    public static void DemoFindNone() => new Renderer().TextureOrNone(Scene, "moon");
}
