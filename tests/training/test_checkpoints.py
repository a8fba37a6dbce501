from vnparty_ner.training.checkpoints import last_checkpoint, mark_complete


def test_half_written_checkpoints_are_skipped(tmp_path):
    assert last_checkpoint(tmp_path / "none") is None
    for step in (9, 10, 100):
        (tmp_path / f"checkpoint-{step}").mkdir()
    mark_complete(tmp_path / "checkpoint-9")
    mark_complete(tmp_path / "checkpoint-10")
    assert last_checkpoint(tmp_path) == tmp_path / "checkpoint-10"
