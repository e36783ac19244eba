// case: element-game-entities
// category: null-element
// rationale: a despawn leaves a hole in the entity list, and a level loader adds null for an unknown prefab
// csc: none

namespace NullSafety.GameEntities;

public readonly record struct Vec(float X, float Y)
{
    public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);
}

public abstract class Entity
{
    public Vec Position { get; set; }
    public Vec Velocity { get; init; }
    public virtual void Tick() => Position += Velocity;
}

public sealed class Bullet : Entity
{
    public int Ttl { get; private set; } = 3;
    public override void Tick() { base.Tick(); Ttl--; }
}

public sealed class Crate : Entity;

public sealed class World
{
    private readonly List<Entity> _entities = [];

    public int Spawn(Entity entity)
    {
        _entities.Add(entity);
        return _entities.Count - 1;
    }

    // Handles are indices, so the slot must not move.
    public void Despawn(int handle) => _entities[handle] = null!;

    public void Compact() => _entities.RemoveAll(e => e == null);

    public void Step()
    {
        for (int i = 0; i < _entities.Count; i++)
        {
            _entities[i].Tick(); // want: null-deref
        }
    }

    public void StepLive()
    {
        foreach (var entity in _entities)
        {
            if (entity is null) continue;
            entity.Tick();
        }
    }
}

public static class LevelLoader
{
    private static Entity Instantiate(string prefab) => prefab switch
    {
        "bullet" => new Bullet { Velocity = new(1, 0) },
        "crate" => new Crate(),
        _ => null!,
    };

    public static List<Entity> Load(string level) => level.Split(',').Select(Instantiate).ToList();

    public static float Leftmost(List<Entity> entities)
    {
        float left = float.MaxValue;
        foreach (var entity in entities)
        {
            left = Math.Min(left, entity.Position.X); // want: null-deref
        }

        return left;
    }

    public static float LeftmostLoaded(List<Entity> entities) => entities.OfType<Entity>().Min(e => e.Position.X);
}

public static class Case
{
    private static World Holey() { var w = new World(); w.Spawn(new Crate()); w.Despawn(w.Spawn(new Bullet())); return w; }

    public static void DemoStep() => Holey().Step();
    public static void DemoStepLive() => Holey().StepLive();
    public static void DemoCompacted() { var w = Holey(); w.Compact(); w.StepLive(); }
    public static void DemoLeftmost() => LevelLoader.Leftmost(LevelLoader.Load("crate,torch"));
    public static void DemoLeftmostLoaded() => LevelLoader.LeftmostLoaded(LevelLoader.Load("crate,torch"));
}
