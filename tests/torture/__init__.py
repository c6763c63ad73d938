"""What the store must survive: kill -9, editors, weak and failing disks."""
