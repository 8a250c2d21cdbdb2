"""The SEND (First-tier Tribunal Recommendations Power) Regulations 2017 (SI 2017/1306)."""
