"""What is shown below an index."""

from __future__ import annotations

from layerscope.access.image_children import ImageChild
from layerscope.desktop.browse.images.nested_row import Face, Reading
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.media_types import OCI_CONFIG, OCI_INDEX, OCI_MANIFEST

AMD = ImageChild("sha256:amd", Platform("linux", "amd64"))
ARM = ImageChild("sha256:arm", Platform("linux", "arm64"))
PROOF = ImageChild("sha256:proof", kind=ImageKind.BUILDKIT_ATTESTATION)
SIGNED = ImageChild("sha256:signed", kind=ImageKind.SIGNATURE)


def _faces(tree: ImageTree, identity: str = "idx") -> list[Face]:
    return [row.face for row in tree.rows_below(identity)]


def _opened(*children: ImageChild) -> ImageTree:
    tree = ImageTree()
    tree.set_children("idx", children)
    tree.set_open("idx", is_open=True)
    return tree


def test_a_closed_index_shows_nothing() -> None:
    tree = ImageTree()
    tree.set_children("idx", (AMD,))
    assert _faces(tree) == []


def test_each_state_of_reading_has_a_row() -> None:
    tree = ImageTree()
    tree.set_open("idx", is_open=True)
    assert (tree.reading("idx"), _faces(tree)) == (Reading.UNLOADED, [Face.LOADING])
    tree.set_loading("idx")
    assert (tree.reading("idx"), _faces(tree)) == (Reading.LOADING, [Face.LOADING])
    tree.set_failed("idx", OSError())
    assert (tree.reading("idx"), _faces(tree)) == (Reading.FAILED, [Face.FAILED])
    tree.set_children("idx", ())
    assert (tree.reading("idx"), _faces(tree)) == (Reading.LOADED, [Face.EMPTY])


def test_what_describes_others_folds_behind_the_platforms() -> None:
    tree = _opened(PROOF, AMD, SIGNED, ARM)
    rows = list(tree.rows_below("idx"))
    assert [row.face for row in rows] == [Face.CHILD, Face.CHILD, Face.FOLD]
    assert rows[-1].folded == (PROOF, SIGNED)
    assert tree.platforms("idx") == 2
    tree.set_open(rows[-1].identity, is_open=True)
    assert [row.child for row in tree.rows_below("idx")][3:] == [PROOF, SIGNED]
    assert [row.depth for row in tree.rows_below("idx")] == [1, 1, 1, 2, 2]


def test_a_failure_keeps_children_known_before() -> None:
    tree = _opened(AMD)
    tree.set_loading("idx")
    tree.set_failed("idx", OSError())
    assert tree.reading("idx") is Reading.LOADED
    assert _faces(tree) == [Face.CHILD]


def test_nested_indexes_open_in_place() -> None:
    inner = ImageChild("sha256:inner", kind=ImageKind.INDEX)
    tree = _opened(inner, ARM)
    tree.set_children("sha256:inner", (AMD,))
    tree.set_open("idx/sha256:inner", is_open=True)
    assert [row.child for row in tree.rows_below("idx")] == [inner, AMD, ARM]
    assert tree.path_to("sha256:amd") == "idx/sha256:inner/sha256:amd"


def test_paths_lead_through_the_fold() -> None:
    tree = _opened(AMD, PROOF)
    assert tree.path_to("sha256:proof") == "idx/attestations/sha256:proof"
    assert tree.path_to("sha256:amd") == "idx/sha256:amd"
    assert tree.path_to("sha256:other") == "sha256:other"


def test_an_index_in_itself_holds_nothing_above_it() -> None:
    tree = ImageTree()
    tree.set_children("a", (ImageChild("b", kind=ImageKind.INDEX), ImageChild("a", kind=ImageKind.INDEX)))
    tree.set_children("b", (ImageChild("a", kind=ImageKind.INDEX),))
    assert (tree.parent("a"), tree.parent("b")) == ("", "a")
    assert tree.path_to("b") == "a/b"


def test_a_forgotten_index_holds_nothing() -> None:
    tree = _opened(AMD)
    assert tree.forget("idx") == (AMD,)
    assert (tree.parent("sha256:amd"), tree.is_open("idx")) == ("", False)


def test_a_list_of_referrers_opens_without_a_fold() -> None:
    listing = ImageChild("sha256:list", kind=ImageKind.REFERRERS_LIST, media_type=OCI_INDEX)
    tree = _opened(AMD, listing)
    fold = list(tree.rows_below("idx"))[-1]
    tree.set_children("sha256:list", (PROOF, SIGNED))
    tree.set_open(fold.identity, is_open=True)
    below = list(tree.rows_below(fold.identity))
    assert [row.child for row in below] == [listing]
    assert tree.opens(below[0])
    tree.set_open(below[0].identity, is_open=True)
    assert [row.child for row in tree.rows_below(fold.identity)] == [listing, PROOF, SIGNED]


def test_platforms_are_images_and_indexes_of_them_and_nothing_else() -> None:
    others = [ImageChild(f"sha256:{kind.name}", kind=kind) for kind in ImageKind]
    tree = _opened(AMD, ARM, *others)
    assert tree.platforms("idx") == 4


def test_what_was_read_is_surer_than_the_listing() -> None:
    tree = ImageTree()
    listed = ListedImage("sha256:x", media_type=OCI_MANIFEST, artifact_type=OCI_CONFIG)
    assert tree.kind(listed) is ImageKind.IMAGE
    tree.learn_kind("sha256:x", ImageKind.WASM)
    assert tree.kind(listed) is ImageKind.WASM
    assert not tree.opens(listed)
    tree.set_children("idx", (ImageChild("sha256:x", kind=ImageKind.BUILDKIT_ATTESTATION),))
    assert tree.kind(listed) is ImageKind.BUILDKIT_ATTESTATION
