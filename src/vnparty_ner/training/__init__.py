"""Fine-tuning: articles → windows → batches → Hugging Face `Trainer` → model folder."""
