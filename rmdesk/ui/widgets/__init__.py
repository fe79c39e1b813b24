"""Line-rendered building blocks; they know no view and no rule of the trade."""
